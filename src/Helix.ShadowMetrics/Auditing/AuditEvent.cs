using Helix.ShadowMetrics.Values;

namespace Helix.ShadowMetrics.Auditing;

/// <summary>A change that must be audited.</summary>
/// <param name="Timestamp">When it happened.</param>
/// <param name="Previous">The value before.</param>
/// <param name="Current">The value that was set.</param>
/// <param name="HealedTo">The seed that was put back after it, or null.</param>
internal sealed record AuditEvent(DateTimeOffset Timestamp, Dissonance Previous, Dissonance Current, decimal? HealedTo);
