namespace AosOps.IO;

/// <summary>A directory was not flushed to disk: what was changed in it is there for every process, and may be undone by a power failure.</summary>
/// <param name="message">Which directory, and why.</param>
/// <param name="error">The system's number of the error.</param>
internal sealed class UnflushedChangeException(string message, int error) : IOException(message, error);
