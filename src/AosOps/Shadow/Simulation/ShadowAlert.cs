namespace AosOps.Shadow;

/// <summary>An alert of a shadow run.</summary>
/// <param name="Level"><c>CRITICAL</c> or <c>WARNING</c>.</param>
/// <param name="Message">What happened, as a sentence.</param>
/// <param name="Timestamp">When.</param>
public sealed record ShadowAlert(string Level, string Message, DateTimeOffset Timestamp);
