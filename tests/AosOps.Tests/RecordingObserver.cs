using System.Collections.Concurrent;
using AosOps.Operations;

namespace AosOps.Tests;

/// <summary>Keeps what an operation says.</summary>
internal sealed class RecordingObserver : IOperationObserver
{
    private readonly ConcurrentQueue<AosException> failures = new();
    private readonly ConcurrentQueue<string> warnings = new();
    private readonly ConcurrentQueue<OperationProgress> reports = new();

    public IReadOnlyCollection<AosException> Failures => failures;

    public IReadOnlyCollection<string> Warnings => warnings;

    public IReadOnlyCollection<OperationProgress> Reports => reports;

    /// <summary>Is called with every progress.</summary>
    public Action<OperationProgress>? OnReport { get; set; }

    public void Fail(AosException failure, object? target = null) => failures.Enqueue(failure);

    public void Warn(string message) => warnings.Enqueue(message);

    public void Detail(string message)
    {
    }

    public void Report(OperationProgress value)
    {
        reports.Enqueue(value);
        OnReport?.Invoke(value);
    }
}
