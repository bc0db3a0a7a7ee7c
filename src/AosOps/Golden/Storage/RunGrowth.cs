using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Golden.Storage;

/// <summary>How fast a shadow run stores golden files, measured on the run itself.</summary>
/// <param name="StartedAt">When its first cycle began.</param>
/// <param name="CyclesPerHour">Cycles an hour.</param>
/// <param name="FilesPerCycle">Golden files a cycle: one a workflow.</param>
/// <param name="BytesPerFile">What a golden file occupies on disk, in bytes, on the average.</param>
internal sealed record RunGrowth(DateTimeOffset StartedAt, double CyclesPerHour, double FilesPerCycle, double BytesPerFile)
{
    private const int LeastCycles = 3;

    /// <summary>Bytes on disk an hour.</summary>
    public double BytesPerHour => CyclesPerHour * FilesPerCycle * BytesPerFile;

    /// <summary>Measures a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="log">What its log says.</param>
    /// <param name="golden">What its golden folder holds.</param>
    /// <exception cref="AosException">It is too young to be measured.</exception>
    public static RunGrowth Measure(ShadowRun run, ShadowLogStatistics log, GoldenDirectoryUsage golden)
    {
        // Cycles begin at whole intervals: from the first of n to the last there are n - 1 of them.
        var cycles = log.CyclesSucceeded + log.CyclesFailed;
        return cycles >= LeastCycles && golden.Files > 0
            && log.FirstActivity is { } first && log.LastActivity is { } last && last > first
            // The log does not name the workflows of a failed cycle, and the folder not what was archived.
            ? new RunGrowth(first, (cycles - 1) / (last - first).TotalHours, (double)Math.Max(log.Workflows, golden.Files) / cycles, (double)golden.AllocatedBytes / golden.Files)
            : throw TooYoung(run, cycles, golden.Files);
    }

    private static AosException TooYoung(ShadowRun run, long cycles, long files) =>
        new(
            ErrorIds.GoldenForecastTooEarly,
            FailureKind.InvalidOperation,
            $"The run '{run.Name}' is too young to be measured: {cycles} cycles have ended and {files} golden files are there; {LeastCycles} cycles and a file are needed.")
        {
            FilePath = run.Directory ?? run.LogPath,
            Remedy = "Ask again after its third cycle.",
        };
}
