using Helix.Hosting.Systemd;
using Microsoft.Extensions.Logging;

namespace Helix.Hosting.Logging;

/// <summary>
/// Logs into the journal with every value of a message as a field of its own (<c>journalctl HELIX_LOGGER=…</c>), where
/// systemd has connected the service to it (<c>JOURNAL_STREAM</c>, systemd.exec(5)); elsewhere as lines of standard error.
/// </summary>
internal sealed class JournalLoggerProvider : ILoggerProvider
{
    /// <summary>Where the journal listens.</summary>
    public const string Socket = "/run/systemd/journal/socket";

    private readonly string identifier;
    private readonly TimeProvider time;
    private readonly UnixDatagram? journal;
    private readonly Stream errors;
    private readonly Lock guard = new();

    /// <summary>Opens the log.</summary>
    /// <param name="identifier">The name of the service.</param>
    /// <param name="journal">The address of the journal, or null where lines are wanted.</param>
    /// <param name="errors">Standard error.</param>
    /// <param name="time">The clock of the lines; the journal has its own.</param>
    public JournalLoggerProvider(string identifier, string? journal, Stream errors, TimeProvider time)
    {
        this.identifier = identifier;
        this.journal = journal is null ? null : new UnixDatagram(journal);
        this.errors = errors;
        this.time = time;
    }

    /// <summary>The address of the journal, where the environment says that it keeps this process's output.</summary>
    public static string? FindJournal(Func<string, string?> environment) =>
        string.IsNullOrEmpty(environment("JOURNAL_STREAM")) || !File.Exists(Socket) ? null : Socket;

    public ILogger CreateLogger(string categoryName) => new JournalLogger(this, categoryName);

    public void Dispose()
    {
        journal?.Dispose();
        errors.Dispose();
    }

    /// <summary>Logs an entry.</summary>
    public void Write(string category, LogLevel level, string message, object? state, Exception? failure)
    {
        if (journal?.TrySend(JournalEntry.Write(identifier, category, level, message, state, failure).Span) == true)
            return;
        var line = LogLine.Write(time.GetUtcNow(), category, level, message, failure);
        lock (guard)
            errors.Write(line);
    }
}
