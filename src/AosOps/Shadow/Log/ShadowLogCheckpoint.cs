using AosOps.IO;
using AosOps.Operations;
using Microsoft.Win32.SafeHandles;

namespace AosOps.Shadow;

/// <summary>
/// How far a log was read, and what it said until there: with it, a periodic caller reads only what is new. It also
/// says which file that was (device, inode, time of birth, its first bytes and those before the point that was reached), so
/// that rotation, truncation and replacement are noticed.
/// </summary>
public sealed class ShadowLogCheckpoint
{
    private const int SampleBytes = 256;

    private readonly ShadowLogTally tally;

    internal ShadowLogCheckpoint(FileIdentity identity, byte[] firstBytes, byte[] lastBytes, ShadowLogTally tally)
    {
        Identity = identity;
        FirstBytes = firstBytes;
        LastBytes = lastBytes;
        this.tally = tally;
    }

    /// <summary>How many bytes of the log were read.</summary>
    public long Offset => tally.Bytes;

    internal FileIdentity Identity { get; }

    internal byte[] FirstBytes { get; }

    internal byte[] LastBytes { get; }

    /// <summary>What was read, as a copy that may go on.</summary>
    internal ShadowLogTally Tally => tally.Clone();

    /// <summary>Reads a checkpoint.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The checkpoint, or null where there is no such file.</returns>
    /// <exception cref="AosException">The file is not a checkpoint, or cannot be read.</exception>
    public static ShadowLogCheckpoint? Load(string path)
    {
        try
        {
            return ShadowLogCheckpointFormat.Read(path, File.ReadAllBytes(path));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(path, cause);
        }
    }

    /// <summary>Writes the checkpoint, atomically.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends the write; an old file stays.</param>
    /// <returns>A task that ends when the checkpoint is on disk.</returns>
    /// <exception cref="AosException">The file cannot be written.</exception>
    public Task SaveAsync(string path, CancellationToken cancellationToken) =>
        AtomicFile.WriteAsync(path, (stream, _) => ShadowLogCheckpointFormat.WriteAsync(stream, this), cancellationToken);

    /// <summary>Takes the checkpoint of what was read.</summary>
    internal static ShadowLogCheckpoint Take(SafeFileHandle handle, ShadowLogTally tally) =>
        new(FileIdentity.Of(handle), Sample(handle, 0, tally.Bytes), Sample(handle, Math.Max(0, tally.Bytes - SampleBytes), tally.Bytes), tally.Clone());

    /// <summary>Says why the rest of an open log cannot be read on from here.</summary>
    /// <returns>A sentence, or null where it can.</returns>
    internal string? ObstacleIn(SafeFileHandle handle)
    {
        if (FileIdentity.Of(handle) != Identity)
            return "the log was replaced by another file";
        if (RandomAccess.GetLength(handle) < Offset)
            return "the log was truncated";
        var same = Sample(handle, 0, Offset).AsSpan().SequenceEqual(FirstBytes)
            && Sample(handle, Math.Max(0, Offset - SampleBytes), Offset).AsSpan().SequenceEqual(LastBytes);
        return same ? null : "the log was written anew";
    }

    private static byte[] Sample(SafeFileHandle handle, long from, long limit)
    {
        var bytes = new byte[Math.Min(SampleBytes, limit - from)];
        var read = RandomAccess.Read(handle, bytes, from);
        return read == bytes.Length ? bytes : bytes[..read];
    }
}
