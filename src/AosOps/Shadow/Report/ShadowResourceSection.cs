namespace AosOps.Shadow;

/// <summary>The section of a report about the resources of the machine.</summary>
/// <param name="RunDisk">The file system of the run directory, or null.</param>
/// <param name="LogDisk">The file system of the log, or null.</param>
/// <param name="MemoryTotalBytes">The memory of the machine.</param>
/// <param name="MemoryAvailableBytes">What of it programs can still get.</param>
/// <param name="LoadAverage">The load average of the last minute, which many processes wanted a processor or a disk; null where the system has none.</param>
/// <param name="Processors">The processors.</param>
public sealed record ShadowResourceSection(
    DiskUsage? RunDisk, DiskUsage? LogDisk, long MemoryTotalBytes, long MemoryAvailableBytes, double? LoadAverage, int Processors);
