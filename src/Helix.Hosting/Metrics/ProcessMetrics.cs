namespace Helix.Hosting.Metrics;

/// <summary>What the process itself uses, under the names that every Prometheus dashboard knows.</summary>
internal static class ProcessMetrics
{
    /// <summary>Adds them.</summary>
    public static void AddTo(MetricRegistry registry, ServiceIdentity identity, TimeProvider time)
    {
        var start = (time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;
        registry.AddInfo(new MetricDescription("helix_service", "Which service this is.", "", "name", "version"), identity.Name, identity.Version);
        registry.AddGauge(new MetricDescription("process_start_time_seconds", "When the process started, since 1970.", "seconds"), () => start);
        registry.AddGauge(new MetricDescription("process_resident_memory_bytes", "Memory that the process holds.", "bytes"), static () => Environment.WorkingSet);
        registry.AddCounter(
            new MetricDescription("process_cpu_seconds", "User and system time that the process has used.", "seconds"),
            static () => Environment.CpuUsage.TotalTime.TotalSeconds);
    }
}
