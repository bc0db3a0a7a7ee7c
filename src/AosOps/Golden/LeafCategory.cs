namespace AosOps.Golden;

/// <summary>What the name of a leaf says about a difference there.</summary>
public enum LeafCategory
{
    /// <summary>No rule fits the name.</summary>
    Unknown,

    /// <summary>A time or a duration, which differs from run to run. It matters only where it leaks into a hash.</summary>
    VolatileLeak,

    /// <summary>A seed, a hash or a signature by its exact name: it must be the same.</summary>
    DeterminismViolation,

    /// <summary>The name contains the word <c>seed</c>.</summary>
    SeedMismatch,

    /// <summary>The name contains the word <c>hash</c>.</summary>
    HashMismatch,

    /// <summary>The name contains the word <c>random</c> or <c>rand</c>.</summary>
    UnseededRng,

    /// <summary>The name contains the word <c>external</c>, <c>api</c> or <c>http</c>.</summary>
    ExternalCall,
}
