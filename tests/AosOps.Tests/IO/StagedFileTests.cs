using AosOps.IO;

namespace AosOps.Tests.IO;

public sealed class StagedFileTests : IDisposable
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TempDirectory directory = new();

    public void Dispose() => directory.Dispose();

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

        Assert.Throws<IOException>(() => StagedFile.Write(path, path, Mode, _ => throw new IOException("full")));

        Assert.Equal([path], Directory.GetFiles(directory.Path));
    }

    private static StagedFile Stage(string path, string content) =>
        StagedFile.Write(path, path, Mode, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(content)));
}
