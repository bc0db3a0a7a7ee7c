using System.Globalization;
using AosOps.Shadow;

namespace AosOps.Golden.Storage;

/// <summary>Computes the rows of a forecast: everything grows evenly.</summary>
/// <param name="run">The name of the run.</param>
/// <param name="growth">How fast it stores.</param>
/// <param name="disk">How full its file system is now; null where that is not known.</param>
/// <param name="now">What time it is.</param>
internal sealed class ForecastRows(string run, RunGrowth growth, DiskUsage? disk, DateTimeOffset now)
{
    /// <summary>The row of a number of hours after the beginning of the run.</summary>
    public GoldenForecast AfterHours(double hours) =>
        Row(string.Create(CultureInfo.InvariantCulture, $"T+{hours:0.##}h"), TimeSpan.FromHours(hours));

    /// <summary>The row of the moment at which the file system is so full, in percent; of one that is, that is now.</summary>
    public GoldenForecast AtDisk(double percent, TimeSpan foreseeable)
    {
        var mark = string.Create(CultureInfo.InvariantCulture, $"Disk {percent:0.##} %");
        var missing = (disk!.UsedBytes + disk.AvailableBytes) * percent / 100 - disk.UsedBytes;
        var left = missing <= 0 ? 0 : missing / growth.BytesPerHour;
        return left < foreseeable.TotalHours ? Row(mark, now.AddHours(left) - growth.StartedAt) : Row(mark, null);
    }

    private GoldenForecast Row(string mark, TimeSpan? elapsed)
    {
        var at = growth.StartedAt + elapsed;
        var cycles = growth.CyclesPerHour * elapsed?.TotalHours;
        return new GoldenForecast
        {
            Run = run,
            Mark = mark,
            At = at?.ToOffset(now.Offset),
            Elapsed = elapsed,
            Cycles = Whole(cycles),
            Files = Whole(cycles * growth.FilesPerCycle),
            Bytes = Whole(cycles * growth.FilesPerCycle * growth.BytesPerFile),
            DiskUsedPercent = DiskAt(at),
            CyclesPerHour = growth.CyclesPerHour,
            BytesPerHour = growth.BytesPerHour,
        };
    }

    /// <summary>How full the file system was in the past is not known.</summary>
    private double? DiskAt(DateTimeOffset? at) =>
        disk is not null && at >= now && disk.UsedBytes + disk.AvailableBytes is > 0 and var usable
            ? 100 * (disk.UsedBytes + growth.BytesPerHour * (at.Value - now).TotalHours) / usable
            : null;

    private static long? Whole(double? number) => number is { } known ? (long)Math.Round(Math.Min(known, long.MaxValue / 2)) : null;
}
