using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Tests.Shadow.Log;

public sealed class ShadowLogCheckpointTests : IDisposable
{
    private readonly TempDirectory temp = new();
    private readonly ShadowLogReader reader = new(new FakeTime());

    public void Dispose() => temp.Dispose();

    private string Log => temp["shadow_24h_20251202_131219.log"];

    [Fact]
    public async Task A_second_look_reads_only_what_is_new()
    {
        Write(new LogText().Header().Clean(1).Mismatched(2, 3).Begin(3));
        var first = await SaveAndLoad(ReadOn(null));
        var more = new LogText().End(3).Clean(4);
        Append(more);

        var second = ReadOn(first);

        Assert.Equal((more.ToBytes().Length, (string?)null), (second.BytesRead, second.StartedAfresh));
        Assert.Equal(reader.Read(Log, TestContext.Current.CancellationToken), second.Statistics);
        Assert.Equal((4, 3, 1), (second.Statistics.CyclesStarted, second.Statistics.CyclesSucceeded, second.Statistics.CyclesFailed));
    }

    [Fact]
    public async Task A_line_that_was_cut_off_is_read_again_when_it_is_whole()
    {
        File.WriteAllBytes(Log, [.. new LogText().Clean(1).Begin(2).ToBytes(), .. "[INFO] 13:12:20 Cycle 2: 9 workflows, 9 replays, 1"u8]);
        var first = await SaveAndLoad(ReadOn(null));
        File.AppendAllText(Log, "0 mismatches\n");

        Assert.Equal((2, 10), (ReadOn(first).Statistics.CyclesStarted, ReadOn(first).Statistics.Mismatches));
    }

    [Fact]
    public async Task A_last_line_that_counted_without_its_end_does_not_count_twice()
    {
        File.WriteAllBytes(Log, [.. new LogText().Begin(1).ToBytes(), .. "[INFO] 13:12:20 Cycle 1: 9 workflows, 9 replays, 0 mismatches"u8]);
        var first = ReadOn(null);
        File.AppendAllText(Log, "\n");

        Assert.Equal(1, first.Statistics.CyclesSucceeded);
        Assert.Equal((1, 9), (ReadOn(await SaveAndLoad(first)).Statistics.CyclesSucceeded, ReadOn(first.Checkpoint).Statistics.Workflows));
    }

    [Fact]
    public async Task A_log_that_was_rotated_is_read_from_its_beginning()
    {
        Write(new LogText().Clean(1).Clean(2));
        var first = await SaveAndLoad(ReadOn(null));
        File.Move(Log, Log + ".1");
        Write(new LogText().Clean(3).Clean(4).Clean(5));

        AssertAfresh(ReadOn(first), "replaced", succeeded: 3);
    }

    [Fact]
    public async Task A_log_that_was_truncated_is_read_from_its_beginning()
    {
        Write(new LogText().Clean(1).Clean(2));
        var first = await SaveAndLoad(ReadOn(null));
        Truncate();
        Append(new LogText().Clean(3));

        AssertAfresh(ReadOn(first), "truncated", succeeded: 1);
    }

    [Fact]
    public async Task A_log_that_was_truncated_and_has_grown_beyond_is_read_from_its_beginning()
    {
        Write(new LogText().Clean(1).Clean(2));
        var first = await SaveAndLoad(ReadOn(null));
        Truncate();
        Append(new LogText().At("14:00:00").Clean(3).Clean(4).Clean(5));

        AssertAfresh(ReadOn(first), "anew", succeeded: 3);
    }

    [Fact]
    public async Task A_log_with_the_same_header_and_other_cycles_is_read_from_its_beginning()
    {
        Write(new LogText().Header().Clean(1).Clean(2));
        var first = await SaveAndLoad(ReadOn(null));
        Truncate();
        Append(new LogText().Header().Clean(7).Clean(8).Clean(9));

        AssertAfresh(ReadOn(first), "anew", succeeded: 3);
    }

    [Fact]
    public void There_is_no_checkpoint_before_the_first() => Assert.Null(ShadowLogCheckpoint.Load(temp["none.json"]));

    [Theory]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"version\":2}")]
    [InlineData("{\"version\":1,\"text\":[1,2]}")]
    public void A_file_that_is_no_checkpoint_is_an_error_that_names_it(string content)
    {
        var path = temp.Write("checkpoint.json", content);

        var failure = Assert.Throws<AosException>(() => ShadowLogCheckpoint.Load(path));

        Assert.Equal((ErrorIds.CheckpointInvalid, path), (failure.ErrorId, failure.FilePath));
    }

    [Fact]
    public async Task A_damaged_checkpoint_is_an_error_of_its_own_kind_or_a_checkpoint()
    {
        Write(new LogText().Header().Clean(1).Mismatched(2, 3).Report(2, 18, 18, 3));
        await ReadOn(null).Checkpoint.SaveAsync(temp["checkpoint.json"], TestContext.Current.CancellationToken);
        var good = File.ReadAllBytes(temp["checkpoint.json"]);
        var mutation = new Mutation(5);
        for (var input = 0; input < Mutation.Inputs / 10; input++)
        {
            try
            {
                var damaged = ShadowLogCheckpointFormat.Read("checkpoint.json", mutation.Of(good));
                _ = ReadOn(damaged);
            }
            catch (AosException failure)
            {
                Assert.Equal(ErrorIds.CheckpointInvalid, failure.ErrorId);
            }
        }
    }

    private static void AssertAfresh(ShadowLogReading reading, string why, int succeeded)
    {
        Assert.Contains(why, reading.StartedAfresh, StringComparison.Ordinal);
        Assert.Equal(succeeded, reading.Statistics.CyclesSucceeded);
    }

    private async Task<ShadowLogCheckpoint> SaveAndLoad(ShadowLogReading reading)
    {
        await reading.Checkpoint.SaveAsync(temp["checkpoint.json"], TestContext.Current.CancellationToken);
        return ShadowLogCheckpoint.Load(temp["checkpoint.json"])!;
    }

    private ShadowLogReading ReadOn(ShadowLogCheckpoint? checkpoint) => reader.ReadOn(Log, checkpoint, TestContext.Current.CancellationToken);

    private void Write(LogText text) => File.WriteAllBytes(Log, text.ToBytes());

    private void Append(LogText text) => File.AppendAllBytes(Log, text.ToBytes());

    private void Truncate()
    {
        using var file = new FileStream(Log, FileMode.Open);
        file.SetLength(0);
    }
}
