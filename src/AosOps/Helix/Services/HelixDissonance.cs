namespace AosOps.Helix;

/// <summary>A dissonance value.</summary>
/// <param name="Value">The value.</param>
/// <param name="Timestamp">When it was set.</param>
/// <param name="Source">Who set it: <c>auto-seed</c>, or what was given with it.</param>
/// <param name="Address">The IP address from which it was set, or null where the service does not say.</param>
public sealed record HelixDissonance(double Value, DateTimeOffset Timestamp, string Source, string? Address)
{
    /// <summary>A change of the value by more than this (Δ_t) is audited.</summary>
    public const double AuditThreshold = 0.3;

    /// <summary>By how much another value differs, rounded to what is meant: 0.5 is 0.3 more than 0.2.</summary>
    /// <param name="other">The other value.</param>
    /// <returns>The difference, at least 0.</returns>
    public double DeltaTo(double other) => Math.Round(Math.Abs(other - Value), 12);
}
