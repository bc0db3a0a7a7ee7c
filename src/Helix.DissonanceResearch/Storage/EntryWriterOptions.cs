namespace Helix.DissonanceResearch.Storage;

/// <summary>How the writer works.</summary>
internal sealed record EntryWriterOptions
{
    /// <summary>How many submissions may wait; the next one is refused. One commit takes all of them.</summary>
    public int QueueLength { get; init; } = 4096;

    /// <summary>How often a storage that works is looked at while nothing is submitted.</summary>
    public TimeSpan CheckInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a storage that failed is tried again while nothing is submitted.</summary>
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromSeconds(1);
}
