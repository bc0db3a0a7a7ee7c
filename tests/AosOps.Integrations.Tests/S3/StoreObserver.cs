using System.Collections.Concurrent;
using AosOps.Operations;

namespace AosOps.Integrations.Tests.S3;

/// <summary>Keeps what is said; a failure fails the test.</summary>
public sealed class StoreObserver : IOperationObserver
{
    public ConcurrentQueue<string> Warnings { get; } = new();

    public ConcurrentQueue<OperationProgress> Reports { get; } = new();

    public void Fail(AosException failure, object? target = null) => Assert.Fail(failure.Message);

    public void Warn(string message) => Warnings.Enqueue(message);

    public void Detail(string message)
    {
    }

    public void Report(OperationProgress value) => Reports.Enqueue(value);
}
