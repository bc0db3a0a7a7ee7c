namespace AosOps.Shadow;

/// <summary>The result of reading on in a log.</summary>
/// <param name="Statistics">What the log says, from its beginning.</param>
/// <param name="Checkpoint">Where to read on the next time.</param>
/// <param name="BytesRead">How many bytes were read this time.</param>
/// <param name="StartedAfresh">Why the checkpoint that was given could not be used, or null where it was used or there was none.</param>
public sealed record ShadowLogReading(
    ShadowLogStatistics Statistics,
    ShadowLogCheckpoint Checkpoint,
    long BytesRead,
    string? StartedAfresh);
