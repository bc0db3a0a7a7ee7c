using System.Text;
using AosOps.Operations;

namespace AosOps.IO;

/// <summary>
/// Writes a file so that killing the process, or the power failing, at any instant leaves the old content or the new:
/// a temporary name in the same directory, flushed to disk, renamed, and the directory flushed.
/// </summary>
public static class AtomicFile
{
    /// <summary>Writes text as UTF-8 without a byte order mark.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="text">Its new content.</param>
    /// <param name="cancellationToken">Ends the write before the rename; the old content stays.</param>
    /// <returns>A task that ends when the content is on disk.</returns>
    /// <exception cref="AosException">The file cannot be written.</exception>
    public static Task WriteTextAsync(string path, string text, CancellationToken cancellationToken) =>
        WriteAsync(path, async (stream, token) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), token), cancellationToken);

    /// <summary>Writes what a callback writes.</summary>
    /// <param name="path">The file to create or replace. An existing file keeps its mode.</param>
    /// <param name="write">Writes the content to the stream it is given.</param>
    /// <param name="cancellationToken">Ends the write before the rename; the old content stays.</param>
    /// <returns>A task that ends when the content is on disk.</returns>
    /// <exception cref="AosException">The file cannot be written.</exception>
    public static Task WriteAsync(string path, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) =>
        WriteAsync(path, newMode: null, write, cancellationToken);

    /// <summary>Writes what a callback writes, to a file of which a mode is wanted where it is new.</summary>
    /// <param name="path">The file to create or replace. An existing file keeps its mode.</param>
    /// <param name="newMode">The mode of a new file, from its first byte on; null for what the process gives.</param>
    /// <param name="write">Writes the content to the stream it is given.</param>
    /// <param name="cancellationToken">Ends the write before the rename; the old content stays.</param>
    /// <returns>A task that ends when the content is on disk.</returns>
    /// <exception cref="AosException">The file cannot be written.</exception>
    public static async Task WriteAsync(
        string path, UnixFileMode? newMode, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        var target = Path.GetFullPath(path);
        var directory = Path.GetDirectoryName(target)!;
        var temporary = Path.Combine(directory, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            var stream = Create(temporary, target, newMode);
            await using (stream)
            {
                await write(stream, cancellationToken);
                await stream.FlushAsync(cancellationToken);
                DurableFile.Flush(stream.SafeFileHandle);
            }

            cancellationToken.ThrowIfCancellationRequested();
            File.Move(temporary, target, overwrite: true);
            DurableDirectory.Flush(directory);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(target, cause, writing: true);
        }
        finally
        {
            if (File.Exists(temporary))
                File.Delete(temporary);
        }
    }

    private static FileStream Create(string temporary, string target, UnixFileMode? newMode)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = File.Exists(target) ? File.GetUnixFileMode(target) : newMode;
        return new FileStream(temporary, options);
    }
}
