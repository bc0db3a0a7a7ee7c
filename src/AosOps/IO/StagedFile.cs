using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AosOps.IO;

/// <summary>
/// The next content of a file, in a temporary file beside it. Many are written, then flushed to disk together, then take
/// the places of their files: at any instant each file has its old content or its new one. To flush each by itself, as
/// <see cref="AtomicFile"/> does, takes many times as long.
/// </summary>
internal sealed class StagedFile : IDisposable
{
    /// <summary>Up to this many files are flushed one by one: to flush the whole file system may take long where others write to it.</summary>
    private const int FewFiles = 16;

    private readonly DirectoryHandle folder;
    private readonly string name;
    private readonly FileStatus? replaced;
    private bool published;

    private StagedFile(DirectoryHandle folder, string name)
    {
        (this.folder, this.name) = (folder, name);
        replaced = folder.Look(name) is { IsFile: true } found ? found : null;
    }

    /// <summary>The file whose place it takes.</summary>
    public string Path => System.IO.Path.Join(folder.Path, name);

    /// <summary>Where the content is until then. The name is always the same: what a killed process left there is replaced.</summary>
    public string TemporaryPath => System.IO.Path.Join(folder.Path, TemporaryName);

    /// <summary>The length of the content, in bytes.</summary>
    public long Length { get; private set; }

    private string TemporaryName => $".{name}.new";

    /// <summary>Writes the next content of a file.</summary>
    /// <param name="folder">Where the file lies, or is to lie. It must be open until the content is published or disposed of.</param>
    /// <param name="name">The file; it need not exist.</param>
    /// <param name="model">Where <paramref name="name"/> does not exist, the file beside it whose owner the new one gets, as far as this user may give it.</param>
    /// <param name="newMode">The mode of a new file. One that exists keeps its mode and its owner.</param>
    /// <param name="write">Writes the content.</param>
    /// <returns>The staged file, to be disposed of.</returns>
    /// <exception cref="IOException">It cannot be written, or not with the owner of the file.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static StagedFile Write(DirectoryHandle folder, string name, string model, UnixFileMode newMode, Action<SafeFileHandle> write)
    {
        var staged = new StagedFile(folder, name);
        try
        {
            using var file = folder.CreateFile(staged.TemporaryName);
            write(file);
            staged.Length = RandomAccess.GetLength(file);
            staged.KeepAttributes(file, model, newMode);
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
                FlushOne(file.TemporaryPath);
            return;
        }

        foreach (var directory in files.Select(static file => file.folder).Distinct())
            directory.FlushFileSystem();
    }

    /// <summary>Puts the content in the place of the file, if that is what it was. The directory remains to be flushed.</summary>
    /// <exception cref="IOException">The file was changed since its next content was begun; or it could not be renamed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be renamed.</exception>
    public void Publish()
    {
        if (!(folder.Look(name) is { IsFile: true } now ? replaced is { } before && now.IsSameVersion(before) : replaced is null))
            throw new IOException("it was changed in the meantime.");
        folder.Rename(TemporaryName, name);
        published = true;
    }

    /// <summary>Removes what was not published.</summary>
    public void Dispose()
    {
        if (!published)
            folder.Remove(TemporaryName);
    }

    private void KeepAttributes(SafeFileHandle file, string model, UnixFileMode newMode)
    {
        if (OperatingSystem.IsWindows())
            return;
        if ((replaced ?? folder.Look(model)) is { } wanted && FileStatus.Of(file) is { } own && own.Owner != wanted.Owner
            && !FileOwnership.TryChange(file, wanted.Owner) && replaced is not null)
        {
            throw new IOException($"its owner could not be kept: {Marshal.GetLastPInvokeErrorMessage()}.");
        }

        // Last: a change of the owner takes bits away.
        File.SetUnixFileMode(file, replaced?.Mode ?? newMode);
    }

    private static void FlushOne(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write);
        DurableFile.Flush(file);
    }
}
