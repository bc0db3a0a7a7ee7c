namespace AosOps.Shadow;

/// <summary>What one line of a run's log reports, with its numbers. A line that only resembles a report is none.</summary>
internal readonly ref struct ShadowLogEvent
{
    /// <summary>What is reported.</summary>
    public ShadowLogEventKind Kind { get; private init; }

    /// <summary>The cycle, or the cycles of a progress line.</summary>
    public int Number { get; private init; }

    /// <summary>Workflows; null where a crash left the number out.</summary>
    public int? Workflows { get; private init; }

    /// <summary>Replays; null where a crash left the number out.</summary>
    public int? Replays { get; private init; }

    /// <summary>Mismatches; null where a crash left the number out.</summary>
    public int? Mismatches { get; private init; }

    /// <summary>Which line of the header or of the final report it is.</summary>
    public ShadowLogField Field { get; private init; }

    /// <summary>The value of such a line, or the path of a report.</summary>
    public ReadOnlySpan<byte> Value { get; private init; }

    /// <summary>
    /// True where the line's last character shows that nothing can follow. Only such a line counts at the end of
    /// a file that has no line feed there: <c>Mismatches: 4</c> may be about to become <c>43</c>.
    /// </summary>
    public bool IsSelfContained => Kind is ShadowLogEventKind.CycleBegan or ShadowLogEventKind.CycleEnded
        or ShadowLogEventKind.MismatchesDetected or ShadowLogEventKind.Progress or ShadowLogEventKind.RunStarted
        or ShadowLogEventKind.Passed or ShadowLogEventKind.Failed or ShadowLogEventKind.Completed or ShadowLogEventKind.ShuttingDown;

    /// <summary>Reads what a line reports.</summary>
    public static ShadowLogEvent Read(in ShadowLogEntry entry)
    {
        var message = entry.Message;
        if (message.IsEmpty)
            return default;
        return message[0] switch
        {
            (byte)'R' => CycleBegan(message),
            (byte)'C' => entry.Message.StartsWith("Cycle "u8) ? OfCycle(message) : FieldOf(entry),
            (byte)'P' => message.StartsWith("Progress: "u8) ? Progress(message) : FieldOf(entry),
            (byte)'S' or >= 0x80 => Banner(message) is { Kind: not ShadowLogEventKind.None } banner ? banner : ShellError(entry),
            (byte)'F' => InterruptedReport(entry) is { Kind: not ShadowLogEventKind.None } report ? report : FieldOf(entry),
            (byte)'T' => message.StartsWith("Traceback (most recent call last)"u8) ? new() { Kind = ShadowLogEventKind.Traceback } : FieldOf(entry),
            (byte)' ' => Indented(entry),
            _ => FieldOf(entry),
        };
    }

    private static ShadowLogEvent Indented(in ShadowLogEntry entry)
    {
        var cursor = new ByteCursor(entry.Message);
        cursor.SkipBlanks();
        var banner = Banner(cursor.Rest);
        return banner.Kind != ShadowLogEventKind.None ? banner : FieldOf(entry);
    }

    private static ShadowLogEvent CycleBegan(ReadOnlySpan<byte> message)
    {
        var cursor = new ByteCursor(message);
        return cursor.Take("Running cycle "u8) && cursor.TakeNumber(out var number) && cursor.Take("..."u8) && cursor.AtEnd
            ? new() { Kind = ShadowLogEventKind.CycleBegan, Number = number }
            : default;
    }

    private static ShadowLogEvent OfCycle(ReadOnlySpan<byte> message)
    {
        var cursor = new ByteCursor(message);
        if (!cursor.Take("Cycle "u8) || !cursor.TakeNumber(out var number) || !cursor.Take(": "u8) || !cursor.TakeOptionalNumber(out var first))
            return default;
        if (cursor.Take(" mismatches detected!"u8))
            return cursor.AtEnd ? new() { Kind = ShadowLogEventKind.MismatchesDetected, Number = number, Workflows = 0, Replays = 0, Mismatches = first } : default;
        return cursor.Take(" workflows, "u8) && cursor.TakeOptionalNumber(out var replays)
            && cursor.Take(" replays, "u8) && cursor.TakeOptionalNumber(out var mismatches)
            && cursor.Take(" mismatches"u8) && cursor.AtEnd
            ? new() { Kind = ShadowLogEventKind.CycleEnded, Number = number, Workflows = first, Replays = replays, Mismatches = mismatches }
            : default;
    }

    private static ShadowLogEvent Progress(ReadOnlySpan<byte> message)
    {
        var cursor = new ByteCursor(message);
        return cursor.Take("Progress: "u8) && cursor.TakeNumber(out var cycles)
            && cursor.Take(" cycles, "u8) && cursor.TakeNumber(out var workflows)
            && cursor.Take(" workflows, "u8) && cursor.TakeNumber(out var mismatches)
            && cursor.Take(" mismatches, "u8) && TakeRemaining(ref cursor) && cursor.AtEnd
            ? new() { Kind = ShadowLogEventKind.Progress, Number = cycles, Workflows = workflows, Mismatches = mismatches }
            : default;
    }

    // A run that is over its time says that a negative number of seconds remains.
    private static bool TakeRemaining(ref ByteCursor cursor)
    {
        cursor.Take("-"u8);
        return cursor.TakeNumber(out _) && cursor.Take("s remaining"u8);
    }

    private static ShadowLogEvent Banner(ReadOnlySpan<byte> message)
    {
        var text = message;
        while (!text.IsEmpty && (text[0] >= 0x80 || text[0] == ' '))
            text = text[1..];
        if (text.StartsWith("SHADOW SIMULATION PASSED"u8))
            return new() { Kind = ShadowLogEventKind.Passed };
        if (text.StartsWith("SHADOW SIMULATION FAILED"u8))
            return new() { Kind = ShadowLogEventKind.Failed };
        if (text.StartsWith("Shadow simulation complete"u8))
            return new() { Kind = ShadowLogEventKind.Completed };
        if (text.StartsWith("Shutting down shadow simulation..."u8))
            return new() { Kind = ShadowLogEventKind.ShuttingDown };
        return text.StartsWith("Starting shadow-run simulation..."u8) ? new() { Kind = ShadowLogEventKind.RunStarted } : default;
    }

    // With a capital R it is a line of the report that a run writes when its time is over.
    private static ShadowLogEvent InterruptedReport(in ShadowLogEntry entry)
    {
        var cursor = new ByteCursor(entry.Message);
        if (!cursor.Take("Final report:"u8))
            return default;
        cursor.SkipBlanks();
        return new() { Kind = ShadowLogEventKind.InterruptedReport, Value = cursor.Rest };
    }

    private static ShadowLogEvent FieldOf(in ShadowLogEntry entry)
    {
        var cursor = new ByteCursor(entry.Message);
        cursor.SkipBlanks();
        var colon = cursor.Rest.IndexOf((byte)':');
        var field = colon < 0 ? ShadowLogField.None : FieldNamed(cursor.Rest[..colon]);
        if (field == ShadowLogField.None)
            return ShellError(entry);
        cursor.Skip(colon + 1);
        cursor.SkipBlanks();
        return new() { Kind = ShadowLogEventKind.Field, Field = field, Value = cursor.Rest };
    }

    private static ShadowLogField FieldNamed(ReadOnlySpan<byte> label)
    {
        if (label.SequenceEqual("Primary Workers"u8))
            return ShadowLogField.Workers;
        if (label.SequenceEqual("Duration"u8))
            return ShadowLogField.Duration;
        if (label.SequenceEqual("Workflows/Cycle"u8))
            return ShadowLogField.WorkflowsPerCycle;
        if (label.SequenceEqual("Cycle Interval"u8))
            return ShadowLogField.CycleInterval;
        if (label.SequenceEqual("Output"u8))
            return ShadowLogField.Output;
        if (label.SequenceEqual("Cycles Completed"u8))
            return ShadowLogField.CyclesCompleted;
        if (label.SequenceEqual("Total Workflows"u8))
            return ShadowLogField.TotalWorkflows;
        if (label.SequenceEqual("Total Replays"u8))
            return ShadowLogField.TotalReplays;
        if (label.SequenceEqual("Mismatches"u8))
            return ShadowLogField.Mismatches;
        return label.SequenceEqual("Final Report"u8) ? ShadowLogField.FinalReport : ShadowLogField.None;
    }

    private static ShadowLogEvent ShellError(in ShadowLogEntry entry)
    {
        if (entry.Level != ShadowLogLevel.Untagged)
            return default;
        var line = entry.Message.IndexOf(": line "u8);
        if (line < 0)
            return default;
        var cursor = new ByteCursor(entry.Message[(line + ": line ".Length)..]);
        return cursor.TakeNumber(out _) && cursor.Take(": "u8) ? new() { Kind = ShadowLogEventKind.ShellError } : default;
    }
}
