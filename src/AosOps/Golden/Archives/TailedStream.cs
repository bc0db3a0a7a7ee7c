namespace AosOps.Golden.Archives;

/// <summary>A stream, and behind its end a few bytes more.</summary>
/// <param name="inner">The stream.</param>
/// <param name="tail">The bytes.</param>
internal sealed class TailedStream(Stream inner, byte[] tail) : ReadOnlyStream
{
    private int given;

    /// <summary>Whether the stream has been read to its end.</summary>
    public bool IsInTail => given > 0;

    public override int Read(Span<byte> target)
    {
        if (given == 0 && inner.Read(target) is > 0 and var read)
            return read;
        var length = Math.Min(target.Length, tail.Length - given);
        tail.AsSpan(given, length).CopyTo(target);
        given += length;
        return length;
    }
}
