namespace AosOps.IO;

/// <summary>Names of files as bytes.</summary>
internal static class NameBytes
{
    /// <summary>
    /// Says whether a name ends in something. <see cref="MemoryExtensions.EndsWith{T}(ReadOnlySpan{T}, ReadOnlySpan{T})"/> does
    /// the same, but .NET has it not compiled for bytes, and would do that in every short command.
    /// </summary>
    public static bool EndsIn(this ReadOnlySpan<byte> name, ReadOnlySpan<byte> end) =>
        name.Length >= end.Length && name[^end.Length..].SequenceEqual(end);
}
