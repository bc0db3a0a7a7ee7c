using AosOps.Benchmarks.Measurement;

namespace AosOps.Benchmarks.Comparisons;

/// <summary>One command of ours against one of a rival's, and the ratio that was promised.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Ours">Our command.</param>
/// <param name="Rival">The rival's.</param>
/// <param name="Quantity">What is compared.</param>
/// <param name="Bound">The highest ratio promised; infinity where none was.</param>
internal sealed record Comparison(string Name, MeasuredCommand Ours, MeasuredCommand Rival, Quantity Quantity, double Bound)
{
    /// <summary>How often each of the two runs.</summary>
    public int Runs { get; init; } = 7;

    /// <summary>The most memory that ours may use, in bytes; 0 where nothing was promised.</summary>
    public long MemoryBound { get; init; }

    /// <summary>The files that the two make, whose sizes are compared too; null for none. Wildcards of one match are permitted.</summary>
    public (string Ours, string Theirs)? Products { get; init; }

    /// <summary>Measures it.</summary>
    public async IAsyncEnumerable<Figure> MeasureAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cost = await PairedRuns.MeasureAsync(Ours, Rival, Runs, cancellationToken);
        yield return Quantity == Quantity.WallTime
            ? new Figure(Name, Rival.Label, Show(cost.OurWall), Show(cost.RivalWall), cost.WallRatio, Bound)
            : new Figure(Name, Rival.Label, $"{Show(cost.OurCpu)} CPU", $"{Show(cost.RivalCpu)} CPU", cost.CpuRatio, Bound);
        if (Products is { } products)
            yield return await CompareSizesAsync(products, cancellationToken);
        if (MemoryBound > 0)
        {
            // Looking at a process often costs time of its own: the peak is that of a run which is not timed.
            const double Mebibyte = 1024 * 1024;
            var peak = (await MeasuredProcess.RunAsync(Ours with { SamplesMemory = true }, cancellationToken)).PeakBytes;
            yield return new Figure(
                $"{Name}: peak memory",
                "the limit",
                $"{peak / Mebibyte:F0} MiB",
                $"{MemoryBound / Mebibyte:F0} MiB",
                (double)peak / MemoryBound,
                1);
        }
    }

    private async Task<Figure> CompareSizesAsync((string Ours, string Theirs) products, CancellationToken cancellationToken)
    {
        await MeasuredProcess.RunAsync(Ours, cancellationToken);
        var ours = SizeOf(products.Ours);
        await MeasuredProcess.RunAsync(Rival, cancellationToken);
        var theirs = SizeOf(products.Theirs);
        return new Figure($"{Name}: size", Rival.Label, $"{ours:N0} bytes", $"{theirs:N0} bytes", (double)ours / theirs, 1);
    }

    private static long SizeOf(string pattern) =>
        new DirectoryInfo(Path.GetDirectoryName(pattern)!).GetFiles(Path.GetFileName(pattern)).Single().Length;

    private static string Show(TimeSpan time) => $"{time.TotalMilliseconds:F0} ms";
}
