using AosOps.IO;
using Microsoft.Win32.SafeHandles;

namespace AosOps.Tests.IO;

public sealed class StagedFileTests : IDisposable
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TempDirectory directory = new();
    private readonly List<DirectoryHandle> folders = [];

    public void Dispose()
    {
        folders.ForEach(folder => folder.Dispose());
        directory.Dispose();
    }

    [Fact]
    public void A_file_keeps_its_content_until_the_next_is_published()
    {
        var path = directory.Write("a", "old");
        using var staged = Stage(path, "new");
        Assert.Equal("old", File.ReadAllText(path));

        StagedFile.Flush([staged]);
        staged.Publish();

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(directory.Path));
    }

    [Fact]
    public void What_is_not_published_is_removed()
    {
        var path = directory.Write("a", "old");

        Stage(path, "new").Dispose();

        Assert.Equal([path], Directory.GetFiles(directory.Path));
    }

    [Fact]
    public void Many_are_flushed_together()
    {
        var staged = Enumerable.Range(0, 40).Select(i => Stage(directory.Write($"{i % 2}/{i}", "old"), "new")).ToList();

        StagedFile.Flush(staged);
        staged.ForEach(file => file.Publish());

        Assert.All(staged, file => Assert.Equal("new", File.ReadAllText(file.Path)));
    }

    [Fact]
    public void A_content_that_cannot_be_written_leaves_nothing_behind()
    {
        var path = directory.Write("a", "old");

        Assert.Throws<IOException>(() => Stage(path, _ => throw new IOException("full")));

        Assert.Equal([path], Directory.GetFiles(directory.Path));
    }

    [Fact]
    public void What_a_killed_process_left_under_the_temporary_name_is_replaced()
    {
        var path = directory.Write("a", "old");
        directory.Write(".a.new", "half of the n");
        using var staged = Stage(path, "new");

        staged.Publish();

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(directory.Path));
    }

    private StagedFile Stage(string path, string content) =>
        Stage(path, file => RandomAccess.Write(file, System.Text.Encoding.UTF8.GetBytes(content), 0));

    private StagedFile Stage(string path, Action<SafeFileHandle> write)
    {
        folders.Add(DirectoryHandle.Open(Path.GetDirectoryName(path)!));
        return StagedFile.Write(folders[^1], Path.GetFileName(path), Path.GetFileName(path), Mode, write);
    }
}
