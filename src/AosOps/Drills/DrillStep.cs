using AosOps.Operations;

namespace AosOps.Drills;

/// <summary>One step of a drill, after it was done.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Name">What is practised.</param>
/// <param name="Command">The command line that an operator types for it.</param>
/// <param name="Expected">What should happen.</param>
/// <param name="Actual">What happened.</param>
/// <param name="Status">Whether the two agree.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Message">What the operator should know about it, or null.</param>
public sealed record DrillStep(
    int Number,
    string Name,
    string Command,
    string Expected,
    string Actual,
    DrillStatus Status,
    TimeSpan Duration,
    string? Message) : IVerdict
{
    /// <inheritdoc/>
    CheckStatus IVerdict.Verdict => Status switch
    {
        DrillStatus.Passed => CheckStatus.Healthy,
        DrillStatus.Failed => CheckStatus.Critical,
        _ => CheckStatus.Skipped,
    };
}
