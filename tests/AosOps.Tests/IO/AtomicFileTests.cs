using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Tests.IO;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TempDirectory temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public async Task A_new_file_has_the_text_without_a_byte_order_mark()
    {
        await AtomicFile.WriteTextAsync(temp["new.json"], "{}", TestContext.Current.CancellationToken);

        Assert.Equal("{}"u8.ToArray(), File.ReadAllBytes(temp["new.json"]));
    }

    [Fact]
    public async Task A_replaced_file_keeps_its_mode()
    {
        var path = temp.Write("kept.json", "old");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        await AtomicFile.WriteTextAsync(path, "new", TestContext.Current.CancellationToken);

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public async Task A_write_that_fails_half_way_leaves_the_old_content_and_nothing_else()
    {
        var path = temp.Write("kept.json", "old");

        await Assert.ThrowsAsync<InvalidOperationException>(() => AtomicFile.WriteAsync(path, FailHalfWay, TestContext.Current.CancellationToken));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(temp.Path));
    }

    [Fact]
    public async Task A_write_cancelled_before_the_rename_leaves_the_old_content()
    {
        var path = temp.Write("kept.json", "old");
        using var cancel = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AtomicFile.WriteAsync(path, CancelAfterWriting, cancel.Token));

        Assert.Equal("old", File.ReadAllText(path));

        Task CancelAfterWriting(Stream stream, CancellationToken token)
        {
            stream.Write("new"u8);
            cancel.Cancel();
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_directory_that_does_not_exist_is_named()
    {
        var path = temp["absent", "file.json"];

        var failure = await Assert.ThrowsAsync<AosException>(() => AtomicFile.WriteTextAsync(path, "x", TestContext.Current.CancellationToken));

        Assert.Equal(ErrorIds.PathNotFound, failure.ErrorId);
        Assert.Equal(path, failure.FilePath);
    }

    private static async Task FailHalfWay(Stream stream, CancellationToken token)
    {
        await stream.WriteAsync("half"u8.ToArray(), token);
        throw new InvalidOperationException("The power failed.");
    }
}
