using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Helix.Tests.Services;

/// <summary>What an application has logged, as <c>error: message</c>.</summary>
public sealed class RecordedLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> entries = new();

    public IReadOnlyCollection<string> Entries => entries;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        entries.Enqueue($"{logLevel.ToString().ToLowerInvariant()}: {formatter(state, exception)}");

    public void Dispose()
    {
    }
}
