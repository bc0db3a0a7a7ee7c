namespace AosOps.Benchmarks.Comparisons;

/// <summary>What of two processes is compared.</summary>
internal enum Quantity
{
    /// <summary>Elapsed time of the whole process.</summary>
    WallTime,

    /// <summary>User and system time of the whole process.</summary>
    CpuTime,
}
