namespace Helix.ShadowMetrics.Auditing;

/// <summary>What the next record of the trail follows on.</summary>
/// <param name="Sequence">The number of the last record; 0 where there is none.</param>
/// <param name="Hash">Its hash, lower-case hex; zeros where there is none.</param>
internal readonly record struct AuditLink(long Sequence, string Hash)
{
    /// <summary>The beginning of a trail.</summary>
    public static AuditLink Beginning { get; } = new(0, new string('0', 64));
}
