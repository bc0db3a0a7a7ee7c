using AosOps.Golden.Retention;
using AosOps.Operations;

namespace AosOps.Tests.Golden.Retention;

public sealed class RetentionLogTests : IDisposable
{
    private readonly TempDirectory temp = new();
    private readonly FakeTime clock = new();

    private string LogFile => temp["state", "golden_retention.log"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_line_says_when_what_and_a_sentence()
    {
        await new RetentionLog(LogFile, clock).AppendAsync(RetentionAction.Remove, "3 golden files removed", Token);

        Assert.Equal("[2025-12-02T13:12:19+01:00] REMOVE: 3 golden files removed\n", await File.ReadAllTextAsync(LogFile, Token));
    }

    [Fact]
    public async Task Lines_are_appended_and_a_torn_one_is_ended_first()
    {
        temp.Write(Path.Combine("state", "golden_retention.log"), "first\ntorn");
        var log = new RetentionLog(LogFile, clock);

        await log.AppendAsync(RetentionAction.Archive, "a", Token);
        await log.AppendAsync(RetentionAction.Rotate, "b", Token);

        Assert.Equal(
            ["first", "torn", "[2025-12-02T13:12:19+01:00] ARCHIVE: a", "[2025-12-02T13:12:19+01:00] ROTATE: b"],
            await File.ReadAllLinesAsync(LogFile, Token));
    }

    [Fact]
    public async Task A_name_cannot_forge_a_line()
    {
        await new RetentionLog(LogFile, clock).AppendAsync(RetentionAction.Remove, "a\n[2025-12-02T13:12:19+01:00] REMOVE: all\e[2J", Token);

        Assert.Equal(@"[2025-12-02T13:12:19+01:00] REMOVE: a\x0a[2025-12-02T13:12:19+01:00] REMOVE: all\x1b[2J", Assert.Single(await File.ReadAllLinesAsync(LogFile, Token)));
    }

    [Fact]
    public async Task Lines_of_many_writers_stay_whole_while_somebody_reads()
    {
        const int Writers = 8;
        const int Lines = 50;
        Directory.CreateDirectory(temp["state"]);
        using var reader = new FileStream(LogFile, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite);

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            var log = new RetentionLog(LogFile, clock);
            for (var line = 0; line < Lines; line++)
                await log.AppendAsync(RetentionAction.Sign, $"writer {writer} line {line} {new string('x', 200)}", Token);
        }));

        var read = await File.ReadAllLinesAsync(LogFile, Token);
        Assert.Equal(Writers * Lines, read.Distinct().Count());
        Assert.All(read, line => Assert.EndsWith("xxx", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_is_an_error_that_names_it()
    {
        Directory.CreateDirectory(LogFile);

        var failure = await Assert.ThrowsAsync<AosException>(() => new RetentionLog(LogFile, clock).AppendAsync(RetentionAction.Remove, "a", Token));

        Assert.Equal(LogFile, failure.FilePath);
    }

    [Fact]
    public async Task A_full_disk_is_an_error_that_names_the_log()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full here.");
        Directory.CreateDirectory(temp["state"]);
        File.CreateSymbolicLink(LogFile, "/dev/full");

        var failure = await Assert.ThrowsAsync<AosException>(() => new RetentionLog(LogFile, clock).AppendAsync(RetentionAction.Remove, "a", Token));

        Assert.Equal((ErrorIds.WriteFailed, LogFile), (failure.ErrorId, failure.FilePath));
    }

    public void Dispose() => temp.Dispose();
}
