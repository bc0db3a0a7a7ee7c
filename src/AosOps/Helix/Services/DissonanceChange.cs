namespace AosOps.Helix;

/// <summary>What became of a dissonance value that was set.</summary>
/// <param name="Value">The value in force now.</param>
/// <param name="Previous">The value before, or null where there was none.</param>
/// <param name="Delta">By how much the value that was sent differs from the one before, or null where there was none.</param>
/// <param name="IsAudited">Whether the service wrote an audit record.</param>
/// <param name="IsHealed">Whether the service went back to its seed (AUTO_HEAL).</param>
/// <param name="Timestamp">When it was set.</param>
/// <param name="Source">Who set it.</param>
public sealed record DissonanceChange(
    double Value, double? Previous, double? Delta, bool IsAudited, bool IsHealed, DateTimeOffset Timestamp, string Source);
