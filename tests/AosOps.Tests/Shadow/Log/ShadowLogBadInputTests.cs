using System.Diagnostics;
using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Tests.Shadow.Log;

public sealed class ShadowLogBadInputTests : IDisposable
{
    private readonly TempDirectory temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public void A_line_of_more_than_four_gigabytes_is_read_in_bounded_memory()
    {
        // A hole of a file in memory takes no memory, neither in the file nor in the cache.
        using var memory = new TempDirectory(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath());
        var path = memory.Write("shadow_24h_20251202_131219.log", new LogText().Clean(1).ToBytes());
        using (var file = File.OpenWrite(path))
        {
            file.Seek(0, SeekOrigin.End);
            file.WriteByte((byte)'x');
            file.Seek((4L << 30) + 1, SeekOrigin.Current);
            file.Write("\n"u8);
            file.Write(new LogText().Clean(2).ToBytes());
        }

        var log = Read(path);

        Assert.Equal((5, 2), (log.Lines, log.CyclesSucceeded));
    }

    [Fact]
    public void A_log_that_does_not_exist_is_an_error_that_names_it()
    {
        var failure = Assert.Throws<AosException>(() => Read(temp["gone.log"]));

        Assert.Equal((ErrorIds.PathNotFound, temp["gone.log"]), (failure.ErrorId, failure.FilePath));
    }

    [Fact]
    public void A_directory_in_place_of_a_log_is_an_error_that_names_it()
    {
        Assert.Equal(ErrorIds.PathIsDirectory, Assert.Throws<AosException>(() => Read(temp.Path)).ErrorId);
    }

    [Fact]
    public void A_dangling_link_in_place_of_a_log_is_an_error_that_names_it()
    {
        File.CreateSymbolicLink(temp["link.log"], temp["gone.log"]);

        Assert.Equal(temp["link.log"], Assert.Throws<AosException>(() => Read(temp["link.log"])).FilePath);
    }

    [Fact]
    public void Reading_ends_when_it_is_cancelled()
    {
        var path = temp.Write("a.log", new LogText().Clean(1).ToBytes());

        Assert.Throws<OperationCanceledException>(() => new ShadowLogReader(new FakeTime()).Read(path, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_file_that_refuses_to_be_read_is_an_error_that_names_it()
    {
        var failure = Assert.Throws<AosException>(() => Read("/proc/self/mem"));

        Assert.Equal((ErrorIds.ReadFailed, "/proc/self/mem"), (failure.ErrorId, failure.FilePath));
    }

    [Fact]
    public async Task A_pipe_in_place_of_a_log_is_an_error_and_is_not_waited_for()
    {
        using var process = Process.Start("mkfifo", temp["shadow_24h_20251202_131219.log"]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(ErrorIds.ReadFailed, Assert.Throws<AosException>(() => Read(temp["shadow_24h_20251202_131219.log"])).ErrorId);
        Assert.Single(new ShadowRunFinder(new() { StateDirectory = temp.Path, RunRoot = temp.Path }).Find());
    }

    private static ShadowLogStatistics Read(string path) =>
        new ShadowLogReader(new FakeTime()).Read(path, TestContext.Current.CancellationToken);
}
