namespace AosOps.Helix;

/// <summary>How many errors a service's log has.</summary>
/// <param name="Lines">How many entries were read.</param>
/// <param name="Errors">How many of them are errors or worse.</param>
/// <param name="LastError">What the last of them says, or null.</param>
/// <param name="Source">What was read, for example <c>the journal of helix-dissonance.service</c>.</param>
/// <param name="Problem">Why it could not be read, or null.</param>
public sealed record HelixErrorCount(long Lines, long Errors, string? LastError, string Source, string? Problem = null);
