namespace AosOps.Golden;

/// <summary>Why two golden files differ, found from all their differences together.</summary>
public enum GoldenCause
{
    /// <summary>Nothing differs, or there is nothing to compare with.</summary>
    None,

    /// <summary>Times or durations differ and nothing else does, or nothing but the hashes that they leaked into.</summary>
    VolatileLeak,

    /// <summary>The seeds differ; every later difference follows from that.</summary>
    SeedMismatch,

    /// <summary>The same seed and inputs gave other random values: something draws them without the seed.</summary>
    UnseededRng,

    /// <summary>An external system answered differently.</summary>
    ExternalCall,

    /// <summary>Steps, hashes or outcomes differ and nothing that is recorded explains it.</summary>
    DeterminismViolation,

    /// <summary>A file cannot be read.</summary>
    Unreadable,

    /// <summary>What differs belongs to no known format, and no name says what it is.</summary>
    Unknown,
}
