namespace AosOps.Shadow;

/// <summary>The section of a report about the log of a run.</summary>
/// <param name="Path">The log.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="FirstActivity">The time of its first line, local time.</param>
/// <param name="LastActivity">The time of its last line, local time.</param>
/// <param name="Age">The time since it was last written to.</param>
/// <param name="Errors">Lines tagged ERROR.</param>
/// <param name="Warnings">Lines tagged WARN.</param>
/// <param name="Tracebacks">Python tracebacks.</param>
/// <param name="ShellErrors">Errors of the shell that executes the run.</param>
/// <param name="InvalidSequences">Sequences of bytes that are not UTF-8.</param>
/// <param name="NulBytes">Bytes of value 0: grep takes a log with one for a binary file, and shows none of its lines without <c>-a</c>.</param>
/// <param name="FirstInvalidLine">The first line with any of these, from 1, or null.</param>
/// <param name="Sessions">How often the simulation started in it.</param>
/// <param name="ClockStepsBack">How often the clock went back.</param>
public sealed record ShadowLogSection(
    string Path,
    long Bytes,
    long Lines,
    DateTimeOffset? FirstActivity,
    DateTimeOffset? LastActivity,
    TimeSpan? Age,
    long Errors,
    long Warnings,
    long Tracebacks,
    long ShellErrors,
    long InvalidSequences,
    long NulBytes,
    long? FirstInvalidLine,
    int Sessions,
    int ClockStepsBack)
{
    internal static ShadowLogSection Of(ShadowLogStatistics log, TimeSpan? age, LogEncoding encoding) => new(
        log.Path, log.Bytes, log.Lines, log.FirstActivity, log.LastActivity, age,
        log.Errors, log.Warnings, log.Tracebacks, log.ShellErrors,
        encoding.InvalidSequences, encoding.NulBytes, encoding.FirstLine, log.Sessions, log.ClockStepsBack);
}
