using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AosOps.IO;

/// <summary>
/// The next content of a file, in a temporary file beside it. Many are written, then flushed to disk together, then take
/// the places of their files: at any instant each file has its old content or its new one. To flush each by itself, as
/// <see cref="AtomicFile"/> does, takes many times as long.
/// </summary>
internal sealed partial class StagedFile : IDisposable
{
    /// <summary>Up to this many files are flushed one by one: to flush the whole file system may take long where others write to it.</summary>
    private const int FewFiles = 16;

    private readonly string temporary;
    private bool published;

    private StagedFile(string path)
    {
        Path = path;
        temporary = System.IO.Path.Join(System.IO.Path.GetDirectoryName(path), $".{System.IO.Path.GetFileName(path)}.new");
    }

    /// <summary>The file whose place it takes.</summary>
    public string Path { get; }

    /// <summary>Where the content is until then. The name is always the same: what a killed process left there is replaced.</summary>
    public string TemporaryPath => temporary;

    /// <summary>Writes the next content of a file.</summary>
    /// <param name="path">The file; it need not exist.</param>
    /// <param name="model">Where <paramref name="path"/> does not exist, the file whose owner the new one gets, as far as this user may give it.</param>
    /// <param name="newMode">The mode of a new file. One that exists keeps its mode and its owner.</param>
    /// <param name="write">Writes the content.</param>
    /// <returns>The staged file, to be disposed of.</returns>
    /// <exception cref="IOException">It cannot be written, or not with the owner of the file.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static StagedFile Write(string path, string model, UnixFileMode newMode, Action<Stream> write)
    {
        var staged = new StagedFile(path);
        try
        {
            File.Delete(staged.temporary);
            using var stream = new FileStream(staged.temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            write(stream);
            KeepAttributes(stream.SafeFileHandle, path, model, newMode);
            return staged;
        }
        catch
        {
            staged.Dispose();
            throw;
        }
    }

    /// <summary>Flushes staged files to disk.</summary>
    /// <exception cref="IOException">They could not be written to disk; none of them may be published.</exception>
    public static void Flush(IReadOnlyCollection<StagedFile> files)
    {
        if (files.Count <= FewFiles || !OperatingSystem.IsLinux())
        {
            foreach (var file in files)
                FlushOne(file.temporary);
            return;
        }

        foreach (var directory in files.Select(file => System.IO.Path.GetDirectoryName(file.Path)!).Distinct(StringComparer.Ordinal))
            DurableDirectory.FlushFileSystem(directory);
    }

    /// <summary>Puts the content in the place of the file. The directory remains to be flushed.</summary>
    /// <exception cref="IOException">It could not be renamed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be renamed.</exception>
    public void Publish()
    {
        File.Move(temporary, Path, overwrite: true);
        published = true;
    }

    /// <summary>Removes what was not published.</summary>
    public void Dispose()
    {
        if (!published)
            File.Delete(temporary);
    }

    private static void KeepAttributes(SafeFileHandle file, string path, string model, UnixFileMode newMode)
    {
        if (OperatingSystem.IsWindows())
            return;
        var replaces = File.Exists(path);
        var owner = FileStatus.Of(replaces ? path : model);
        if (owner is { } wanted && FileStatus.Of(file) is { } own && (own.UserId, own.GroupId) != (wanted.UserId, wanted.GroupId)
            && ChangeOwner(file, wanted.UserId, wanted.GroupId) != 0 && replaces)
        {
            throw new IOException($"its owner could not be kept: {Marshal.GetLastPInvokeErrorMessage()}.");
        }

        // Last: a change of the owner takes bits away.
        File.SetUnixFileMode(file, replaces ? File.GetUnixFileMode(path) : newMode);
    }

    private static void FlushOne(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write);
        RandomAccess.FlushToDisk(file);
    }

    [LibraryImport("libc", EntryPoint = "fchown", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ChangeOwner(SafeFileHandle file, uint user, uint group);
}
