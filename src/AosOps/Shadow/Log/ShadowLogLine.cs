namespace AosOps.Shadow;

/// <summary>A line of a run's log.</summary>
/// <param name="LineNumber">Its number, from 1.</param>
/// <param name="Time">When it was written, local time; null before the first line that has a time.</param>
/// <param name="Level">Its tag.</param>
/// <param name="Message">What it says, without tag, time and colour.</param>
/// <param name="Text">The whole line as it stands there; of a line of more than 64 KiB the beginning.</param>
public sealed record ShadowLogLine(long LineNumber, DateTimeOffset? Time, ShadowLogLevel Level, string Message, string Text);
