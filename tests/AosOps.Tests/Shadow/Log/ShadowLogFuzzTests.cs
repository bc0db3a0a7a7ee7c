using AosOps.Shadow;

namespace AosOps.Tests.Shadow.Log;

/// <summary>Whatever a log holds, and however it is cut into pieces, its numbers agree with each other and stay the same.</summary>
public sealed class ShadowLogFuzzTests : IDisposable
{
    private static readonly int Inputs =
        (int.TryParse(Environment.GetEnvironmentVariable("AOSOPS_FUZZ"), out var total) ? total : 100_000) / 16;

    private readonly TempDirectory temp = new();
    private readonly Random random = new(20251202);
    private readonly byte[] buffer = ShadowLogScanner.CreateBuffer(ShadowLogScanner.LongestLine + 1);

    public void Dispose() => temp.Dispose();

    [Fact]
    public void A_log_gives_the_same_numbers_line_by_line_and_in_pieces_of_any_size()
    {
        foreach (var log in Logs(Inputs))
            AssertSame(LineByLine(log), InPieces(log, new ShadowLogTally(), 0, log.Length, long.MaxValue, midway: false), log);
    }

    [Fact]
    public void A_log_gives_the_same_numbers_in_stretches_of_any_length()
    {
        foreach (var log in Logs(Inputs))
            AssertSame(LineByLine(log), InStretches(log, random.Next(1, 600)), log);
    }

    [Fact]
    public void A_log_gives_the_same_numbers_when_it_is_read_on_from_anywhere()
    {
        foreach (var log in Logs(Inputs))
        {
            var first = InPieces(log, new ShadowLogTally(), 0, random.Next(log.Length + 1), long.MaxValue, midway: false);
            AssertSame(LineByLine(log), InPieces(log, SavedAndLoaded(first), (int)first.Bytes, log.Length, long.MaxValue, midway: false), log);
        }
    }

    [Fact]
    public void Every_cycle_that_began_is_accounted_for()
    {
        foreach (var log in Logs(Inputs))
        {
            var numbers = Describe(LineByLine(log));
            var accounted = numbers.CyclesSucceeded + numbers.CyclesFailed + numbers.CyclesUnfinished + (numbers.OpenCycle is null ? 0 : 1);
            Assert.Equal(numbers.CyclesStarted, accounted);
            Assert.InRange(numbers.CyclesCrashed, 0, numbers.CyclesFailed);
            Assert.True(numbers.Mismatches >= numbers.CyclesFailed - numbers.CyclesCrashed, "each failed cycle has a mismatch");
        }
    }

    [Fact]
    public void A_file_gives_the_same_numbers_on_one_thread_and_on_several()
    {
        var (one, several) = (new ShadowLogScan { Threads = 1 }, new ShadowLogScan { Threads = 3, StretchBytes = 777, BufferBytes = ShadowLogScanner.LongestLine + 1 });
        foreach (var log in Logs(Inputs / 100))
        {
            var path = temp.Write("shadow_24h_20251202_131219.log", log);
            Assert.Equal(Read(path, one), Read(path, several));
        }
    }

    private IEnumerable<byte[]> Logs(int count)
    {
        var mutation = new LogMutation(random);
        for (var index = 0; index < count; index++)
            yield return mutation.Create();
    }

    // What the others must agree with: every line taken apart by itself.
    private static ShadowLogTally LineByLine(ReadOnlySpan<byte> log)
    {
        var tally = new ShadowLogTally();
        for (int feed; (feed = log.IndexOf((byte)'\n')) >= 0; log = log[(feed + 1)..])
        {
            var entry = ShadowLogEntry.Parse(log[..feed]);
            tally.Lines++;
            tally.Bytes += feed + 1;
            tally.Add(entry, ShadowLogEvent.Read(entry));
        }

        return tally;
    }

    private ShadowLogTally InPieces(byte[] log, ShadowLogTally tally, int from, int to, long end, bool midway)
    {
        var scanner = new ShadowLogScanner(tally, buffer, from, end, midway);
        while (from < to && !scanner.IsDone)
        {
            var piece = Math.Min(random.Next(1, 300), to - from);
            log.AsSpan(from, piece).CopyTo(scanner.Free);
            scanner.Advance(piece);
            from += piece;
        }

        return tally;
    }

    private ShadowLogTally InStretches(byte[] log, int length)
    {
        var whole = InPieces(log, new ShadowLogTally(), 0, log.Length, length, midway: false);
        for (var from = length; from < log.Length; from += length)
            whole.Append(InPieces(log, new ShadowLogTally(), from - 1, log.Length, from + length, midway: true));
        return whole;
    }

    private static ShadowLogTally SavedAndLoaded(ShadowLogTally tally)
    {
        using var stream = new MemoryStream();
        ShadowLogCheckpointFormat.WriteAsync(stream, new ShadowLogCheckpoint(default, [], [], tally)).GetAwaiter().GetResult();
        return ShadowLogCheckpointFormat.Read("checkpoint", stream.ToArray()).Tally;
    }

    private static void AssertSame(ShadowLogTally expected, ShadowLogTally actual, byte[] log)
    {
        // A hole of zeros at the end belongs to a line that has not come: whether it was stepped over yet is not seen.
        var difference = Describe(expected) with { Bytes = 0 } == Describe(actual) with { Bytes = 0 }
            ? ""
            : $"{Describe(expected)}\n{Describe(actual)}\n{System.Text.Encoding.Latin1.GetString(log)}";
        if (difference.Length > 0)
            Assert.Fail(difference);
    }

    private static ShadowLogStatistics Describe(ShadowLogTally tally) => ShadowLogSummary.Of(
        "log", tally, LogCalendar.Of("shadow_24h_20251202_131219.log", default, tally.Clock, TimeZoneInfo.Utc));

    private static ShadowLogStatistics Read(string path, ShadowLogScan scan) =>
        new ShadowLogReader(new FakeTime(), scan).Read(path, TestContext.Current.CancellationToken);
}
