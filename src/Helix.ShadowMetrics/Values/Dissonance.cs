namespace Helix.ShadowMetrics.Values;

/// <summary>A dissonance value and where it comes from.</summary>
/// <param name="Value">The value: decimal, because the difference of two of them is compared with 0.3, which no binary fraction is.</param>
/// <param name="Timestamp">When it was set.</param>
/// <param name="Source">Who set it; <see cref="AutoSeed"/> for the seed.</param>
/// <param name="Ip">The address of who set it; loopback for the seed.</param>
internal sealed record Dissonance(decimal Value, DateTimeOffset Timestamp, string Source, string Ip)
{
    /// <summary>The source of a value that comes from the seed.</summary>
    public const string AutoSeed = "auto-seed";

    /// <summary>A change of the value by more than this is audited.</summary>
    public const decimal AuditThreshold = 0.3m;

    private const string Loopback = "127.0.0.1";

    /// <summary>The value of the seed.</summary>
    public static Dissonance OfSeed(decimal value, DateTimeOffset timestamp) => new(value, timestamp, AutoSeed, Loopback);

    /// <summary>By how much the value differs from the one before: Δ_t.</summary>
    public decimal DeltaTo(Dissonance previous) => DissonanceNumber.Plain(Math.Abs(Value - previous.Value));
}
