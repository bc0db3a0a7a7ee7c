using System.Globalization;

namespace AosOps.Shadow;

/// <summary>The memory and the load of the machine: <c>meminfo</c> and <c>loadavg</c> of proc(5), elsewhere what .NET knows.</summary>
/// <param name="MemoryTotal">The memory, in bytes.</param>
/// <param name="MemoryAvailable">What of it programs can still get, in bytes.</param>
/// <param name="Average">The load average of the last minute, or null.</param>
internal sealed record MachineLoad(long MemoryTotal, long MemoryAvailable, double? Average)
{
    /// <summary>Reads it.</summary>
    /// <param name="procRoot">Where the file system of processes is mounted.</param>
    public static MachineLoad Read(string procRoot = ProcessTable.DefaultRoot)
    {
        var average = ReadAverage(Path.Combine(procRoot, "loadavg"));
        if (ProcFile.TryReadText(Path.Combine(procRoot, "meminfo")) is { } text
            && Kilobytes(text, "MemTotal:") is { } total && Kilobytes(text, "MemAvailable:") is { } available)
        {
            return new MachineLoad(total << 10, available << 10, average);
        }

        var known = GC.GetGCMemoryInfo();
        return new MachineLoad(known.TotalAvailableMemoryBytes, Math.Max(0, known.TotalAvailableMemoryBytes - known.MemoryLoadBytes), average);
    }

    private static double? ReadAverage(string path) =>
        double.TryParse(ProcFile.TryReadText(path)?.Split(' ')[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var average) ? average : null;

    private static long? Kilobytes(string text, string label)
    {
        var start = text.IndexOf(label, StringComparison.Ordinal);
        if (start < 0)
            return null;
        var rest = text.AsSpan(start + label.Length).TrimStart();
        var end = rest.IndexOf(' ');
        return end > 0 && long.TryParse(rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
