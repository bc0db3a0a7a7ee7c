using System.Text;
using AosOps.Disks;
using AosOps.IO;
using AosOps.Operations;
using AosOps.Tests.Golden.Signatures;

namespace AosOps.Tests.IO;

/// <summary>What is on a disk that took it, and has no room when it is flushed, must not pass for being there.</summary>
public sealed class DurableFileTests : IDisposable
{
    private static readonly string Content = new('x', 200_000);

    private readonly ThinDisk disk = new();

    public void Dispose() => disk.Dispose();

    [Fact]
    public void A_pipe_has_nothing_to_flush()
    {
        using var pipe = new System.IO.Pipes.AnonymousPipeServerStream();
        using var writing = new Microsoft.Win32.SafeHandles.SafeFileHandle(pipe.SafePipeHandle.DangerousGetHandle(), ownsHandle: false);

        DurableFile.Flush(writing);
    }

    [Fact]
    public async Task A_file_that_is_replaced_keeps_its_old_content()
    {
        var path = Fill("settings.json", "old");

        var failure = await Assert.ThrowsAsync<AosException>(() => AtomicFile.WriteTextAsync(path, Content, TestContext.Current.CancellationToken));

        Assert.Equal(ErrorIds.WriteFailed, failure.ErrorId);
        Assert.Contains("could not be flushed to disk", failure.Message, StringComparison.Ordinal);
        Assert.Equal("old", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void A_line_that_is_appended_is_an_error()
    {
        var path = Fill("retention.log", "");

        Assert.True(DiskFull.IsCauseOf(Assert.Throws<IOException>(() => AppendedFile.AppendLine(path, Encoding.UTF8.GetBytes(Content)))));
    }

    /// <summary>Few are flushed one by one, many with their file system.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    public async Task Golden_files_are_signed_as_they_were(int count)
    {
        Assert.SkipUnless(disk.IsMounted, ThinDisk.Unavailable);
        using var fixture = new SignatureFixture { Golden = disk["golden"] };
        for (var i = 0; i < count; i++)
            fixture.WriteSigned($"run-{i}.steps.jsonl", SignatureFixture.Old);
        disk.Leave(pages: 0);

        await Assert.ThrowsAsync<AosException>(() => fixture.RotateAsync());

        Assert.All(Directory.GetFiles(fixture.Golden, "*.sig"), path => Assert.Equal(SignatureFixture.Hmac(SignatureFixture.Old, Encoding.UTF8.GetBytes(SignatureFixture.Steps)), File.ReadAllText(path)));
        Assert.Equal(2 * count, Directory.GetFiles(fixture.Golden).Length);
    }

    private string Fill(string name, string content)
    {
        Assert.SkipUnless(disk.IsMounted, ThinDisk.Unavailable);
        var path = disk["state", name];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        disk.Leave(pages: 0);
        return path;
    }
}
