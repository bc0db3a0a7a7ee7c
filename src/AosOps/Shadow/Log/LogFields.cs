using System.Text;

namespace AosOps.Shadow;

/// <summary>Reads the values of a log's header.</summary>
internal static class LogFields
{
    /// <summary>Takes a line of the header.</summary>
    public static ShadowLogHeader With(ShadowLogHeader header, ShadowLogField field, ReadOnlySpan<byte> value) => field switch
    {
        ShadowLogField.Workers => header with { Workers = Number(value) ?? header.Workers },
        ShadowLogField.WorkflowsPerCycle => header with { WorkflowsPerCycle = Number(value) ?? header.WorkflowsPerCycle },
        ShadowLogField.CycleInterval => header with { CycleInterval = Amount(value, "s"u8) ?? header.CycleInterval },
        ShadowLogField.Duration => header with { TargetDuration = TargetDuration(value) ?? header.TargetDuration },
        ShadowLogField.Output => header with { OutputDirectory = Encoding.UTF8.GetString(value) },
        _ => header,
    };

    /// <summary>Takes over what a later header says.</summary>
    public static ShadowLogHeader Merge(ShadowLogHeader header, ShadowLogHeader later) => new()
    {
        Workers = later.Workers ?? header.Workers,
        TargetDuration = later.TargetDuration ?? header.TargetDuration,
        WorkflowsPerCycle = later.WorkflowsPerCycle ?? header.WorkflowsPerCycle,
        CycleInterval = later.CycleInterval ?? header.CycleInterval,
        OutputDirectory = later.OutputDirectory ?? header.OutputDirectory,
    };

    /// <summary>A whole number, or null.</summary>
    public static int? Number(ReadOnlySpan<byte> value)
    {
        var cursor = new ByteCursor(value);
        return cursor.TakeNumber(out var number) && cursor.AtEnd ? number : null;
    }

    // "24h (1440m)": the minutes are exact, the hours are rounded down. The report's own "0h 0m 6s" is no target.
    private static TimeSpan? TargetDuration(ReadOnlySpan<byte> value)
    {
        var open = value.IndexOf((byte)'(');
        var close = value.LastIndexOf((byte)')');
        return open >= 0 && close > open ? Amount(value[(open + 1)..close], "m"u8) : null;
    }

    private static TimeSpan? Amount(ReadOnlySpan<byte> value, ReadOnlySpan<byte> unit)
    {
        var cursor = new ByteCursor(value);
        return cursor.TakeNumber(out var number) && cursor.Take(unit) && cursor.AtEnd
            ? TimeSpan.FromSeconds(unit[0] == 'm' ? number * 60L : number)
            : null;
    }
}
