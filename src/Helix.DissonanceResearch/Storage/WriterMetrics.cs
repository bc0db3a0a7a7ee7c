using Helix.Hosting.Metrics;

namespace Helix.DissonanceResearch.Storage;

/// <summary>What /metrics says of the writer.</summary>
internal sealed class WriterMetrics
{
    private readonly CounterCell entries;
    private readonly DurationCell commits;
    private readonly TimeProvider time;

    /// <summary>Adds the metrics.</summary>
    public WriterMetrics(MetricRegistry registry, TimeProvider time)
    {
        this.time = time;
        entries = registry.AddCounter(new MetricDescription("helix_dissonance_submissions", "Submissions whose commit is on disk.")).For();
        commits = registry.AddHistogram(
            new MetricDescription("helix_dissonance_commit_duration_seconds", "Time that a commit of a group of submissions took.", "seconds"),
            0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 2.5).For();
    }

    /// <summary>Now, for <see cref="Committed"/>.</summary>
    public long Now => time.GetTimestamp();

    /// <summary>Counts a commit.</summary>
    /// <param name="group">How many submissions it held.</param>
    /// <param name="began">When it began.</param>
    public void Committed(int group, long began)
    {
        entries.Add(group);
        commits.Observe(time.GetElapsedTime(began));
    }

    /// <summary>Shows what a writer has.</summary>
    public static void Show(EntryWriter writer, MetricRegistry registry)
    {
        registry.AddGauge(new MetricDescription("helix_dissonance_entries", "Entries that the storage holds."), () => writer.State.Entries);
        registry.AddGauge(new MetricDescription("helix_dissonance_storage_ready", "1 where the storage takes entries, else 0."), () => writer.State.IsReady ? 1 : 0);
        registry.AddGauge(new MetricDescription("helix_dissonance_waiting", "Submissions that wait for the next commit."), () => writer.Waiting);
    }
}
