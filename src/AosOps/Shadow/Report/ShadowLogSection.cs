namespace AosOps.Shadow;

/// <summary>The section of a report about the log of a run.</summary>
/// <param name="Path">The log.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="FirstActivity">The time of its first line, local time.</param>
/// <param name="LastActivity">The time of its last line, local time.</param>
/// <param name="Age">The time since it was last written to.</param>
/// <param name="Sessions">How often the simulation started in it.</param>
/// <param name="ClockStepsBack">How often the clock went back.</param>
public sealed record ShadowLogSection(
    string Path, long Bytes, long Lines, DateTimeOffset? FirstActivity, DateTimeOffset? LastActivity, TimeSpan? Age, int Sessions, int ClockStepsBack);
