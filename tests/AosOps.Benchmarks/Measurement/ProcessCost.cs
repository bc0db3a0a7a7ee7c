namespace AosOps.Benchmarks.Measurement;

/// <summary>What one process cost from start to end.</summary>
/// <param name="Wall">Elapsed time.</param>
/// <param name="Cpu">User and system time of the process and its children.</param>
/// <param name="PeakBytes">Peak resident memory, sampled from <c>VmHWM</c>; 0 where the process ended before the first sample.</param>
internal sealed record ProcessCost(TimeSpan Wall, TimeSpan Cpu, long PeakBytes);
