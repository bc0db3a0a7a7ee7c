using Microsoft.Extensions.Logging;

namespace Helix.Hosting.Logging;

/// <summary>Logs one category.</summary>
internal sealed class JournalLogger(JournalLoggerProvider provider, string category) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            provider.Write(category, logLevel, formatter(state, exception), state, exception);
    }
}
