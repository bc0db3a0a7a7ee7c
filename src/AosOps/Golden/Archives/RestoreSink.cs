using Microsoft.Win32.SafeHandles;

namespace AosOps.Golden.Archives;

/// <summary>Writes the files that are wanted of an archive to temporary places. One thread's.</summary>
/// <param name="places">The path of each member that is wanted, and its temporary place.</param>
internal sealed class RestoreSink(IReadOnlyDictionary<string, string> places) : IMemberSink
{
    private SafeFileHandle? file;
    private long written;

    /// <inheritdoc/>
    public void Begin(ScannedMember member)
    {
        file?.Dispose();
        file = MemberPath.Normalize(member.Path) is { } path && places.TryGetValue(path, out var place)
            ? File.OpenHandle(place, FileMode.CreateNew, FileAccess.Write, FileShare.None)
            : null;
        written = 0;
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> part)
    {
        if (file is null)
            return;
        RandomAccess.Write(file, part, written);
        written += part.Length;
    }

    /// <inheritdoc/>
    public void End(ScannedMember member)
    {
        if (file is null)
            return;
        File.SetLastWriteTimeUtc(file, DateTimeOffset.FromUnixTimeSeconds(member.ModifiedAt).UtcDateTime);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, RestoredMode(member.Mode));
        file.Dispose();
        file = null;
    }

    /// <summary>Who may do what with a restored file: as it was, without the bits that lend somebody's rights.</summary>
    public static UnixFileMode RestoredMode(UnixFileMode mode) =>
        mode & ~(UnixFileMode.SetUser | UnixFileMode.SetGroup | UnixFileMode.StickyBit);
}
