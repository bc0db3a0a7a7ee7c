using System.Text.Json;
using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>
/// The file of a checkpoint: one JSON object. Numbers that belong together stand in one array, in the order in which they
/// are written here.
/// </summary>
internal static class ShadowLogCheckpointFormat
{
    private const int Version = 1;
    private const long NoTime = -1;

    /// <summary>Writes a checkpoint.</summary>
    public static async Task WriteAsync(Stream stream, ShadowLogCheckpoint checkpoint)
    {
        await using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        WriteNumbers(json, "file", (long)checkpoint.Identity.Device, (long)checkpoint.Identity.Inode, checkpoint.Identity.Birth);
        json.WriteBase64String("firstBytes", checkpoint.FirstBytes);
        json.WriteBase64String("lastBytes", checkpoint.LastBytes);
        Write(json, checkpoint.Tally);
        json.WriteEndObject();
    }

    /// <summary>Reads a checkpoint.</summary>
    /// <exception cref="AosException">It is not valid.</exception>
    public static ShadowLogCheckpoint Read(string path, ReadOnlyMemory<byte> content)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            var json = document.RootElement;
            if (json.GetProperty("version").GetInt32() != Version)
                throw Invalid(path, "its version is not known", null);
            var tally = ReadTally(json);
            if (tally.Bytes < 0)
                throw Invalid(path, "it counts a negative number of bytes", null);
            var file = new NumberReader(json, "file");
            return new ShadowLogCheckpoint(
                new FileIdentity((ulong)file.Next(), (ulong)file.Next(), file.Next()),
                json.GetProperty("firstBytes").GetBytesFromBase64(),
                json.GetProperty("lastBytes").GetBytesFromBase64(),
                tally);
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException or FormatException or KeyNotFoundException or ArgumentException or OverflowException)
        {
            throw Invalid(path, cause.Message, cause);
        }
    }

    private static void Write(Utf8JsonWriter json, ShadowLogTally tally)
    {
        ref var cycles = ref tally.Cycles;
        ref var session = ref cycles.Session;
        var earlier = cycles.EarlierSessions;
        json.WriteBoolean("insideLongLine", tally.InsideLongLine);
        WriteNumbers(json, "text", tally.Bytes, tally.Lines, tally.ProgressLines, tally.Tracebacks, tally.ShellErrors);
        WriteNumbers(json, "levels", Array.ConvertAll(Enum.GetValues<ShadowLogLevel>(), level => tally[level]));
        WriteNumbers(json, "clock", Seconds(tally.Clock.First), Seconds(tally.Clock.Last), tally.Clock.Day, tally.Clock.StepsBack);
        WriteNumbers(json, "earlier", earlier.Started, earlier.Succeeded, earlier.Failed, earlier.Crashed, earlier.Unfinished, earlier.Workflows, earlier.Replays, earlier.Mismatches);
        WriteNumbers(json, "session", session.Begun, session.EndedUnannounced, session.Succeeded, session.Mismatched, session.Crashed, session.Unfinished, session.StatedCycles, session.LastNumber);
        WriteNumbers(json, "totals", session.Workflows.Counted, session.Workflows.Floor, session.Replays.Counted, session.Replays.Floor, session.Mismatches.Counted, session.Mismatches.Floor);
        WriteNumbers(json, "cycle", cycles.OpenCycle, cycles.OpenSince.Day, Seconds(cycles.OpenSince.Time), cycles.LastEnd.Number, (long)cycles.LastEnd.State, cycles.LastEnd.Mismatches, cycles.Restarts);
        WriteNumbers(json, "end", (long)tally.End, tally.EndedAt.Day, Seconds(tally.EndedAt.Time));
        json.WriteString("finalReport", tally.FinalReport);
        WriteNumbers(json, "header", tally.Header.Workers ?? -1, (long?)tally.Header.TargetDuration?.TotalSeconds ?? -1, tally.Header.WorkflowsPerCycle ?? -1, (long?)tally.Header.CycleInterval?.TotalSeconds ?? -1);
        json.WriteString("outputDirectory", tally.Header.OutputDirectory);
    }

    private static ShadowLogTally ReadTally(JsonElement json)
    {
        var text = new NumberReader(json, "text");
        var end = new NumberReader(json, "end");
        var tally = new ShadowLogTally
        {
            InsideLongLine = json.GetProperty("insideLongLine").GetBoolean(),
            Bytes = text.Next(),
            Lines = text.Next(),
            ProgressLines = text.Next(),
            Tracebacks = text.Next(),
            ShellErrors = text.Next(),
            Clock = ReadClock(new NumberReader(json, "clock")),
            Cycles = ReadCycles(json),
            End = (ShadowLogEnd)end.Next(),
            EndedAt = end.NextInstant(),
            FinalReport = json.GetProperty("finalReport").GetString(),
            Header = ReadHeader(json),
        };
        var levels = new NumberReader(json, "levels");
        foreach (var level in Enum.GetValues<ShadowLogLevel>())
            tally[level] = levels.Next();
        return tally;
    }

    private static LogClock ReadClock(NumberReader numbers) => new()
    {
        First = numbers.NextTime(),
        Last = numbers.NextTime(),
        Day = numbers.NextInt(),
        StepsBack = numbers.NextInt(),
    };

    private static CycleTally ReadCycles(JsonElement json)
    {
        var earlier = new NumberReader(json, "earlier");
        var session = new NumberReader(json, "session");
        var totals = new NumberReader(json, "totals");
        var cycle = new NumberReader(json, "cycle");
        return new CycleTally
        {
            Earlier = new LogTotals
            {
                Started = earlier.Next(),
                Succeeded = earlier.Next(),
                Failed = earlier.Next(),
                Crashed = earlier.Next(),
                Unfinished = earlier.Next(),
                Workflows = earlier.Next(),
                Replays = earlier.Next(),
                Mismatches = earlier.Next(),
            },
            Session = new LogSession
            {
                Begun = session.Next(),
                EndedUnannounced = session.Next(),
                Succeeded = session.Next(),
                Mismatched = session.Next(),
                Crashed = session.Next(),
                Unfinished = session.Next(),
                StatedCycles = session.Next(),
                LastNumber = session.NextInt(),
                Workflows = totals.NextTotal(),
                Replays = totals.NextTotal(),
                Mismatches = totals.NextTotal(),
            },
            OpenCycle = cycle.NextInt(),
            OpenSince = cycle.NextInstant(),
            LastEnd = new CycleEnd(cycle.NextInt(), (ShadowCycleState)cycle.Next(), cycle.NextInt()),
            Restarts = cycle.NextInt(),
        };
    }

    private static ShadowLogHeader ReadHeader(JsonElement json)
    {
        var numbers = new NumberReader(json, "header");
        return new ShadowLogHeader
        {
            Workers = numbers.NextOptionalInt(),
            TargetDuration = numbers.NextOptional() is { } target ? TimeSpan.FromSeconds(target) : null,
            WorkflowsPerCycle = numbers.NextOptionalInt(),
            CycleInterval = numbers.NextOptional() is { } interval ? TimeSpan.FromSeconds(interval) : null,
            OutputDirectory = json.GetProperty("outputDirectory").GetString(),
        };
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, params ReadOnlySpan<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private static long Seconds(TimeOfDay time) => time.IsKnown ? time.Seconds : NoTime;

    private static AosException Invalid(string path, string why, Exception? cause) =>
        new(ErrorIds.CheckpointInvalid, FailureKind.InvalidData, $"The file is not a checkpoint of a log: {why}.", cause)
        {
            FilePath = path,
            Remedy = "Name another file, or delete this one: the log is then read from its beginning.",
        };

    /// <summary>Reads the numbers of one array, in order.</summary>
    private sealed class NumberReader(JsonElement json, string name)
    {
        private readonly JsonElement numbers = json.GetProperty(name);
        private int next;

        public long Next() =>
            next < numbers.GetArrayLength() ? numbers[next++].GetInt64() : throw new JsonException($"'{name}' is too short");

        public int NextInt() => checked((int)Next());

        public long? NextOptional() => Next() is >= 0 and var number ? number : null;

        public int? NextOptionalInt() => NextOptional() is { } number ? checked((int)number) : null;

        public TimeOfDay NextTime() => Next() is >= 0 and < 24 * 3600 and var seconds ? TimeOfDay.FromSeconds((int)seconds) : TimeOfDay.None;

        public LogInstant NextInstant() => new(NextInt(), NextTime());

        public RunningTotal NextTotal() => new() { Counted = Next(), Floor = Next() };
    }
}
