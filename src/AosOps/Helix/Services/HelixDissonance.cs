using AosOps.Operations;

namespace AosOps.Helix;

/// <summary>A dissonance value.</summary>
/// <param name="Value">The value.</param>
/// <param name="Timestamp">When it was set.</param>
/// <param name="Source">Who set it: <c>auto-seed</c>, or what was given with it.</param>
/// <param name="Address">The IP address from which it was set, or null where the service does not say.</param>
public sealed record HelixDissonance(double Value, DateTimeOffset Timestamp, string Source, string? Address) : IVerdict
{
    /// <summary>A value above it is critical, and so is a change (Δ_t) by more than it audited.</summary>
    public const double AuditThreshold = 0.3;

    private const int Digits = 12;

    /// <summary>Whether the value is above <see cref="AuditThreshold"/>.</summary>
    public bool IsOverThreshold => Value > AuditThreshold;

    CheckStatus IVerdict.Verdict => IsOverThreshold ? CheckStatus.Critical : CheckStatus.Healthy;

    /// <summary>By how much two values differ, as decimal fractions: 0.5 is 0.3 more than 0.2, and no more.</summary>
    /// <param name="one">A value.</param>
    /// <param name="other">Another.</param>
    /// <returns>The difference, at least 0.</returns>
    public static double Delta(double one, double other) => Math.Round(Math.Abs(one - other), Digits);

    /// <summary>Asks the service for its value.</summary>
    /// <param name="metrics">The service.</param>
    /// <param name="token">Cancels the call.</param>
    /// <returns>The value.</returns>
    /// <exception cref="AosException">The service cannot be asked, or has none.</exception>
    public static async Task<HelixDissonance> ReadAsync(IShadowMetrics metrics, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        var status = await metrics.GetStatusAsync(token);
        return status.Dissonance ?? throw new AosException(ErrorIds.HelixDissonanceMissing, FailureKind.NotFound, $"The service has no dissonance value{(status.Problem is { } problem ? ": " + problem : ".")}")
        {
            Endpoint = metrics.Endpoint.AbsoluteUri,
            Remedy = "Run sudo /opt/helix/bin/seed-dissonance.sh, or Test-HelixInstallation -Repair, which says what is missing.",
        };
    }
}
