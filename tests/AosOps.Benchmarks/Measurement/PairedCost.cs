namespace AosOps.Benchmarks.Measurement;

/// <summary>The costs of two commands that ran in turn.</summary>
internal sealed class PairedCost(IReadOnlyList<(ProcessCost Ours, ProcessCost Rival)> pairs)
{
    /// <summary>The median wall time of ours.</summary>
    public TimeSpan OurWall => TimeSpan.FromSeconds(Median(pair => pair.Ours.Wall.TotalSeconds));

    /// <summary>The median wall time of the rival.</summary>
    public TimeSpan RivalWall => TimeSpan.FromSeconds(Median(pair => pair.Rival.Wall.TotalSeconds));

    /// <summary>The median CPU time of ours.</summary>
    public TimeSpan OurCpu => TimeSpan.FromSeconds(Median(pair => pair.Ours.Cpu.TotalSeconds));

    /// <summary>The median CPU time of the rival.</summary>
    public TimeSpan RivalCpu => TimeSpan.FromSeconds(Median(pair => pair.Rival.Cpu.TotalSeconds));

    /// <summary>The median over the pairs of ours divided by the rival's, wall time.</summary>
    public double WallRatio => Median(pair => pair.Ours.Wall / pair.Rival.Wall);

    /// <summary>The median over the pairs of ours divided by the rival's, CPU time.</summary>
    public double CpuRatio => Median(pair => pair.Ours.Cpu / pair.Rival.Cpu);

    private double Median(Func<(ProcessCost Ours, ProcessCost Rival), double> figure)
    {
        var sorted = pairs.Select(figure).Order().ToArray();
        return sorted.Length % 2 == 1
            ? sorted[sorted.Length / 2]
            : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
