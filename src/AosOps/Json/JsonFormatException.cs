namespace AosOps.Json;

/// <summary>Bytes that are not JSON (RFC 8259). Whoever knows the file's name turns it into a failure that names file and line.</summary>
/// <param name="message">What is wrong, as a clause without its place.</param>
/// <param name="offset">Where, in bytes from the start of the file.</param>
internal sealed class JsonFormatException(string message, long offset) : Exception(message)
{
    /// <summary>Where, in bytes from the start of the file.</summary>
    public long Offset { get; } = offset;
}
