namespace AosOps.Golden.Archives;

/// <summary>A tar file cannot be read on. It ends the reading and never leaves <see cref="TarScanner"/>.</summary>
/// <param name="message">Why, as the end of a sentence.</param>
/// <param name="member">The member concerned, where it is known.</param>
/// <param name="cause">What the framework threw, where it did.</param>
internal sealed class TarDamageException(string message, string? member = null, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The member concerned, where it is known.</summary>
    public string? Member => member;
}
