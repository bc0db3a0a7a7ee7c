namespace Helix.ShadowMetrics.Values;

/// <summary>What became of a value that was set.</summary>
/// <param name="Dissonance">The value that holds now: the one that was set, or the seed where it was healed.</param>
/// <param name="Delta">By how much the value that was set differs from the one before; null where there was none.</param>
/// <param name="Audited">Whether the change is in the audit trail.</param>
/// <param name="Healed">Whether the seed was put back.</param>
internal sealed record DissonanceChange(Dissonance Dissonance, decimal? Delta, bool Audited, bool Healed);
