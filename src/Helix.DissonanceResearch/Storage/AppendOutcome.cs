namespace Helix.DissonanceResearch.Storage;

/// <summary>What became of a submission.</summary>
internal enum AppendOutcome
{
    /// <summary>It was stored.</summary>
    Stored,

    /// <summary>It had been stored before under the same idempotency key.</summary>
    Repeated,

    /// <summary>Its idempotency key belongs to an entry that says something else; nothing was stored.</summary>
    KeyReused,
}
