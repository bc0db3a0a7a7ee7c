using AosOps.IO;
using AosOps.Operations;
using Microsoft.Win32.SafeHandles;

namespace AosOps.Golden.Archives;

/// <summary>Writes the files that are wanted of an archive to temporary places.</summary>
/// <param name="places">The path of each member that is wanted, and its temporary place.</param>
/// <param name="explain">Explains why a file could not be written: not the archive failed, but where it is restored to.</param>
internal sealed class RestoreSink(IReadOnlyDictionary<string, string> places, Func<Exception, AosException> explain) : IMemberSink, IDisposable
{
    private SafeFileHandle? file;
    private long written;

    /// <summary>The number of files that could not be given to whom they belonged.</summary>
    public int Disowned { get; private set; }

    /// <inheritdoc/>
    public void Begin(ScannedMember member)
    {
        Dispose();
        if (MemberPath.Normalize(member.Path) is { } path && places.TryGetValue(path, out var place))
            Try(() => file = File.OpenHandle(place, FileMode.CreateNew, FileAccess.Write, FileShare.None));
        written = 0;
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> part)
    {
        if (file is null)
            return;
        try
        {
            RandomAccess.Write(file, part, written);
            written += part.Length;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException || (cause is ArgumentOutOfRangeException limit && DiskFull.IsLimitOfFile(limit)))
        {
            throw explain(cause);
        }
    }

    /// <inheritdoc/>
    public void End(ScannedMember member)
    {
        if (file is null)
            return;
        Try(() =>
        {
            // Who is not root may give nothing away, and what he restores is his.
            if (Environment.IsPrivilegedProcess && FileStatus.Of(file) is { } own && own.Owner != member.Owner && !FileOwnership.TryChange(file, member.Owner))
                Disowned++;
            File.SetLastWriteTimeUtc(file, DateTimeOffset.FromUnixTimeSeconds(member.ModifiedAt).UtcDateTime);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(file, RestoredMode(member.Mode));
        });
        Dispose();
    }

    /// <summary>Closes the file that is being written.</summary>
    public void Dispose()
    {
        file?.Dispose();
        file = null;
    }

    /// <summary>Who may do what with a restored file: as it was, without the bits that lend somebody's rights.</summary>
    private static UnixFileMode RestoredMode(UnixFileMode mode) =>
        mode & ~(UnixFileMode.SetUser | UnixFileMode.SetGroup | UnixFileMode.StickyBit);

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw explain(cause);
        }
    }
}
