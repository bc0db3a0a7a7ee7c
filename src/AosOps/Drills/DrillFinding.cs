namespace AosOps.Drills;

/// <summary>What an exercise found.</summary>
/// <param name="Passed">Whether it is what was expected.</param>
/// <param name="Actual">What happened.</param>
/// <param name="Message">What the operator should know about it, or null.</param>
internal sealed record DrillFinding(bool Passed, string Actual, string? Message = null);
