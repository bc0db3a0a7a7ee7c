using System.Text;
using AosOps.IO;

namespace Helix.ShadowMetrics.Seeding;

/// <summary>The seed file.</summary>
internal sealed class SeedFile(ShadowMetricsOptions options, TimeProvider time)
{
    private const int MostBytes = 64 * 1024;

    // A file system's clock has ticks of some milliseconds: a file that was written this lately may be written again unseen.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private const UnixFileMode ForAllToRead = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly string path = options.SeedFile;

    /// <summary>What tells one content from the next without reading it, of the file that a link leads to; a mark that is fresh does not suffice.</summary>
    public SeedMark Mark()
    {
        if (FileStatus.Of(path) is not { } status)
            return default;
        return new SeedMark(status.Identity, status.Size, status.LastWriteTime, (time.GetUtcNow() - status.LastWriteTime).Duration() < Fresh);
    }

    /// <summary>Reads the file. Whatever is found there is a result; nothing is an exception.</summary>
    public SeedReading Read()
    {
        try
        {
            // A named pipe would let the reader wait for a writer.
            if (FileStatus.Of(path) is { IsFile: false })
                return Unreadable("is not an ordinary file");
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[MostBytes + 1];
            var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length > MostBytes)
                return Unreadable($"has more than {MostBytes} bytes");
            var problem = SeedText.Read(Encoding.UTF8.GetString(bytes, 0, length), out var value);
            return problem is null
                ? new SeedReading(SeedState.Ready, value, new DateTimeOffset(File.GetLastWriteTimeUtc(file.SafeFileHandle)))
                : new SeedReading(SeedState.Invalid, Problem: $"The seed file {path} {problem}.");
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return new SeedReading(SeedState.Missing, Problem: $"The seed file {path} does not exist; seed-dissonance.sh makes it.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Unreadable($"cannot be read: {failure.Message}");
        }
    }

    /// <summary>Replaces the file by one with another value, whole or not at all. It is gone with the next start of the machine, so it is not flushed.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Write(decimal value)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllText(temporary, SeedText.Write(value));
            File.SetUnixFileMode(temporary, ForAllToRead);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private SeedReading Unreadable(string problem) => new(SeedState.Unreadable, Problem: $"The seed file {path} {problem}.");
}
