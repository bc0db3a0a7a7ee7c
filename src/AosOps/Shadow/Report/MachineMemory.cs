using System.Globalization;

namespace AosOps.Shadow;

/// <summary>The memory of the machine: <c>/proc/meminfo</c> (proc(5)), elsewhere what .NET knows of it.</summary>
internal static class MachineMemory
{
    /// <summary>Reads it.</summary>
    /// <returns>The total, and what programs can still get, in bytes.</returns>
    public static (long Total, long Available) Read()
    {
        if (ProcFile.TryReadText("/proc/meminfo") is { } text && Kilobytes(text, "MemTotal:") is { } total && Kilobytes(text, "MemAvailable:") is { } available)
            return (total << 10, available << 10);
        var known = GC.GetGCMemoryInfo();
        return (known.TotalAvailableMemoryBytes, Math.Max(0, known.TotalAvailableMemoryBytes - known.MemoryLoadBytes));
    }

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
