namespace AosOps.Golden.Archives;

/// <summary>A file in an archive, as its manifest describes it.</summary>
/// <param name="Path">The path in the archive, with <c>/</c> between its parts.</param>
/// <param name="Size">Its size, in bytes.</param>
/// <param name="ModifiedAt">When it was last written to, in whole seconds since 1970: the precision of a tar header.</param>
/// <param name="Mode">Who may do what with it.</param>
/// <param name="Digest">The SHA-256 of its content.</param>
internal sealed record ArchiveMember(string Path, long Size, long ModifiedAt, UnixFileMode Mode, byte[] Digest)
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>Its name, without the path.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>Whole seconds since 1970.</summary>
    /// <param name="nanoseconds">Nanoseconds since 1970; before that, negative.</param>
    public static long WholeSeconds(long nanoseconds) => (nanoseconds - (((nanoseconds % NanosecondsPerSecond) + NanosecondsPerSecond) % NanosecondsPerSecond)) / NanosecondsPerSecond;

    /// <summary>Says whether the content is the same.</summary>
    public bool HasContentOf(ArchiveMember other) => Size == other.Size && Digest.AsSpan().SequenceEqual(other.Digest);
}
