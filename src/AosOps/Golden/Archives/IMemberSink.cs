namespace AosOps.Golden.Archives;

/// <summary>Takes the files of an archive while it is read.</summary>
internal interface IMemberSink
{
    /// <summary>A file begins.</summary>
    void Begin(ScannedMember member);

    /// <summary>The next part of its content.</summary>
    void Write(ReadOnlySpan<byte> part);

    /// <summary>The file was read to its end; its digest is known.</summary>
    void End(ScannedMember member);
}
