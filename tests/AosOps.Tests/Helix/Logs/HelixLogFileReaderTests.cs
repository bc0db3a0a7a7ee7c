using AosOps.Helix;
using AosOps.Operations;

namespace AosOps.Tests.Helix.Logs;

public sealed class HelixLogFileReaderTests : IDisposable
{
    private readonly TempDirectory directory = new();
    private readonly FakeTime clock = new();
    private readonly RecordingObserver observer = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Log => directory["helix.log"];

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Lines_have_the_time_and_level_that_they_begin_with()
    {
        File.WriteAllText(Log, "2025-11-11T20:01:57.5Z INFO: one\n2025-11-11 20:01:58,250 WARNING two\n[2025-11-11T22:02:00+02:00] three\nERROR: four\n2025-99-11T20:01:57Z five");

        var entries = await ReadAsync(new HelixLogFilter());

        Assert.Equal(["INFO: one", "WARNING two", "three", "ERROR: four", "five"], entries.Select(entry => entry.Message));
        Assert.Equal([HelixLogLevel.Information, HelixLogLevel.Warning, HelixLogLevel.Information, HelixLogLevel.Error, HelixLogLevel.Information], entries.Select(entry => entry.Level));
        Assert.Equal(
            [Instant(20, 1, 57).AddMilliseconds(500), Instant(19, 1, 58).AddMilliseconds(250), Instant(20, 2, 0), null, null],
            entries.Select(entry => entry.Time));
    }

    [Theory]
    [InlineData("error Helix.Hosting.RequestPipeline: GET /times failed: an exception", HelixLogLevel.Error)]
    [InlineData("critical Helix.DissonanceResearch.Storage.EntryWriter: gone", HelixLogLevel.Critical)]
    [InlineData("warning Helix.ShadowMetrics.Seeding.SeedWatch: The seed file does not exist.", HelixLogLevel.Warning)]
    [InlineData("info Helix.Hosting: error: none", HelixLogLevel.Information)]
    [InlineData("error was not found", HelixLogLevel.Information)]
    [InlineData("error", HelixLogLevel.Information)]
    [InlineData("error ", HelixLogLevel.Information)]
    public async Task What_a_service_writes_where_there_is_no_journal_has_its_level(string message, HelixLogLevel level)
    {
        File.WriteAllText(Log, $"2025-11-11T20:00:00.335Z {message}\n");
        Assert.Equal((level, message), Assert.Single((await ReadAsync(new HelixLogFilter())).Select(static entry => (entry.Level, entry.Message))));
    }

    [Fact]
    public async Task An_exported_journal_is_read_too_and_a_broken_line_of_it_is_an_error_with_file_and_line()
    {
        File.WriteAllText(Log, "{\"__REALTIME_TIMESTAMP\":\"1\",\"MESSAGE\":\"one\"}\n{\"MESSAGE\":2}\n");

        Assert.Equal("one", Assert.Single(await ReadAsync(new HelixLogFilter())).Message);
        var failure = Assert.Single(observer.Failures);
        Assert.Equal((Log, 2L), (failure.FilePath, failure.Line!.Value));
    }

    [Fact]
    public async Task Tail_level_and_since_choose_lines()
    {
        File.WriteAllText(Log, "2025-11-11T20:00:00Z ERROR: one\n2025-11-11T21:00:00Z ERROR: two\n2025-11-11T22:00:00Z three\n2025-11-11T23:00:00Z ERROR: four\n");

        Assert.Equal(["ERROR: two", "ERROR: four"], (await ReadAsync(new HelixLogFilter { Levels = [HelixLogLevel.Error], Tail = 2 })).Select(entry => entry.Message));
        Assert.Equal(["three", "ERROR: four"], (await ReadAsync(new HelixLogFilter { Since = Instant(22, 0, 0) })).Select(entry => entry.Message));
        Assert.Empty(await ReadAsync(new HelixLogFilter { Tail = 0 }));
    }

    [Fact]
    public async Task Following_gives_what_is_written_across_truncation_and_rotation()
    {
        File.WriteAllText(Log, "one\ntwo\nunfin");
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var lines = new HelixLogFileReader(clock).ReadAsync(Log, new HelixLogFilter { Tail = 1, Follows = true }, observer, stopping.Token).GetAsyncEnumerator(stopping.Token);

        Assert.Equal("two", await NextAsync(lines));
        File.AppendAllText(Log, "ished\n");
        Assert.Equal("unfinished", await NextAsync(lines));
        File.WriteAllText(Log, "new\n");
        Assert.Equal("new", await NextAsync(lines));
        File.Move(Log, directory["helix.log.1"]);
        File.WriteAllText(Log, "rotated\n");
        Assert.Equal("rotated", await NextAsync(lines));
        Assert.Equal(2, observer.Warnings.Count);

        var waiting = lines.MoveNextAsync();
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await waiting);
        await lines.DisposeAsync();
    }

    [Fact]
    public async Task A_log_that_is_not_there_is_an_error() =>
        Assert.Equal(ErrorIds.PathNotFound, (await Assert.ThrowsAsync<AosException>(() => ReadAsync(new HelixLogFilter()))).ErrorId);

    private static DateTimeOffset Instant(int hour, int minute, int second) => new(2025, 11, 11, hour, minute, second, TimeSpan.Zero);

    private async Task<List<HelixLogEntry>> ReadAsync(HelixLogFilter filter)
    {
        var entries = new List<HelixLogEntry>();
        await foreach (var entry in new HelixLogFileReader(clock).ReadAsync(Log, filter, observer, Token))
            entries.Add(entry);
        return entries;
    }

    private async Task<string> NextAsync(IAsyncEnumerator<HelixLogEntry> lines)
    {
        var next = lines.MoveNextAsync().AsTask();
        while (!next.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.True(await next);
        return lines.Current.Message;
    }
}
