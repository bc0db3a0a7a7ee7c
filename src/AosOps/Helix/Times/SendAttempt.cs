using AosOps.Operations;

namespace AosOps.Helix;

/// <summary>How an attempt to send an entry went.</summary>
/// <param name="Outcome">Whether it is stored.</param>
/// <param name="Entry">The entry as it is stored, where it is.</param>
/// <param name="Failure">Why not, where it is not, or not surely.</param>
/// <param name="RetryAfter">How long the service asks to wait, or null.</param>
public sealed record SendAttempt(SendOutcome Outcome, DissonanceEntry? Entry = null, AosException? Failure = null, TimeSpan? RetryAfter = null);
