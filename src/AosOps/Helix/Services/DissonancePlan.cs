using System.Globalization;

namespace AosOps.Helix;

/// <summary>A change of the dissonance value that is about to be made.</summary>
/// <param name="Previous">The value in force, or null where there is none.</param>
/// <param name="Value">The value that is to be.</param>
public sealed record DissonancePlan(double? Previous, double Value)
{
    /// <summary>Asks the service for the value in force.</summary>
    /// <param name="metrics">The service.</param>
    /// <param name="value">The value that is to be.</param>
    /// <param name="token">Cancels the call.</param>
    /// <returns>The change.</returns>
    /// <exception cref="AosOps.Operations.EndpointException">The service cannot be asked.</exception>
    public static async Task<DissonancePlan> ReadAsync(IShadowMetrics metrics, double value, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        return new DissonancePlan((await metrics.GetStatusAsync(token)).Dissonance?.Value, value);
    }

    /// <summary>By how much the value changes, at least 0, or null where there is none in force.</summary>
    public double? Delta => Previous is { } previous ? HelixDissonance.Delta(previous, Value) : null;

    /// <summary>Whether the change passes the threshold of the audit.</summary>
    public bool IsAudited => Delta > HelixDissonance.AuditThreshold;

    /// <summary>Says what the change is.</summary>
    /// <returns>A phrase, for a question.</returns>
    public override string ToString() => Delta is { } delta
        ? string.Create(CultureInfo.InvariantCulture, $"Set the dissonance from {Previous} to {Value}: a change of {delta}, {(IsAudited ? "MORE than" : "no more than")} the {HelixDissonance.AuditThreshold} from which on it is audited")
        : string.Create(CultureInfo.InvariantCulture, $"Set the dissonance to {Value}; there is no value yet");
}
