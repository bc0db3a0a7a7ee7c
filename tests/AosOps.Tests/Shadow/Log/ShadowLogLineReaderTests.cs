using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Tests.Shadow.Log;

public sealed class ShadowLogLineReaderTests : IDisposable
{
    private readonly TempDirectory temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public async Task A_line_is_taken_apart()
    {
        var line = Assert.Single(await Read(new LogText().Error("Cycle 1: 2 mismatches detected!")));

        Assert.Equal((1, ShadowLogLevel.Error, "Cycle 1: 2 mismatches detected!"), (line.LineNumber, line.Level, line.Message));
        Assert.Equal(new DateTimeOffset(2025, 12, 2, 13, 12, 19, TimeSpan.FromHours(1)), line.Time);
        Assert.Equal("\e[0;31m[ERROR]\e[0m 13:12:19 Cycle 1: 2 mismatches detected!", line.Text);
    }

    [Fact]
    public async Task Only_the_wanted_levels_are_given()
    {
        var lines = await Read(new LogText().Clean(1).Mismatched(2, 1).Raw("KeyError: 'seed'"), new ShadowLogFilter { Levels = [ShadowLogLevel.Error, ShadowLogLevel.Untagged] });

        Assert.Equal([4L, 6L], lines.Select(line => line.LineNumber));
    }

    [Fact]
    public async Task Only_lines_since_a_time_are_given_across_midnight()
    {
        var log = new LogText().At("23:50:00").Clean(1).At("00:10:00").Clean(2);

        var lines = await Read(log, new ShadowLogFilter { Since = new DateTimeOffset(2025, 12, 3, 0, 0, 0, TimeSpan.FromHours(1)) });

        Assert.Equal([3L, 4L], lines.Select(line => line.LineNumber));
    }

    [Fact]
    public async Task A_line_without_a_time_has_that_of_the_line_before_it()
    {
        var lines = await Read(new LogText().Begin(1).Raw("Traceback (most recent call last):"));

        Assert.Equal(lines[0].Time, lines[1].Time);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(3000)]
    [InlineData(100_000)]
    public async Task The_last_lines_are_the_last_of_all(int tail)
    {
        var text = new LogText();
        for (var cycle = 1; cycle <= 2000; cycle++)
            text.At($"{cycle / 60 % 24:00}:{cycle % 60:00}:00").Clean(cycle);
        var all = await Read(text);

        Assert.Equal(all.TakeLast(tail), await Read(text, new ShadowLogFilter { Tail = tail }));
    }

    [Fact]
    public async Task The_last_lines_of_a_level_are_found_far_from_the_end()
    {
        var text = new LogText().Mismatched(1, 1).Mismatched(2, 1);
        for (var cycle = 3; cycle <= 3000; cycle++)
            text.Clean(cycle);

        var lines = await Read(text, new ShadowLogFilter { Tail = 1, Levels = [ShadowLogLevel.Warn] });

        Assert.Equal(6, Assert.Single(lines).LineNumber);
    }

    [Fact]
    public async Task A_last_line_without_its_end_is_a_line()
    {
        var path = temp.Write("shadow_24h_20251202_131219.log", "[INFO] 13:12:19 one\n[INFO] 13:12:20 tw");

        Assert.Equal(["one", "tw"], (await Read(path)).Select(line => line.Message));
    }

    [Fact]
    public async Task Of_a_very_long_line_the_beginning_is_given()
    {
        var lines = await Read(new LogText().Raw(new string('x', 1_000_000)).Raw("end"));

        Assert.Equal([64 * 1024, 3], lines.Select(line => line.Text.Length));
    }

    [Fact]
    public async Task A_log_that_does_not_exist_is_an_error_that_names_it()
    {
        Assert.Equal(temp["gone.log"], (await Assert.ThrowsAsync<AosException>(() => Read(temp["gone.log"]))).FilePath);
    }

    private Task<List<ShadowLogLine>> Read(LogText text, ShadowLogFilter? filter = null) =>
        Read(temp.Write("shadow_24h_20251202_131219.log", text.ToBytes()), filter);

    private static async Task<List<ShadowLogLine>> Read(string path, ShadowLogFilter? filter = null)
    {
        var lines = new List<ShadowLogLine>();
        await foreach (var line in new ShadowLogLineReader(new FakeTime()).ReadAsync(path, filter ?? new ShadowLogFilter(), TestContext.Current.CancellationToken))
            lines.Add(line);
        return lines;
    }
}
