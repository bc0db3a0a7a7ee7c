namespace AosOps.Operations;

/// <summary>How far a long operation has come.</summary>
/// <param name="Activity">What is being done, for example <c>Comparing golden files</c>.</param>
/// <param name="Status">Where it stands, for example <c>12,000 of 25,929</c>.</param>
/// <param name="Fraction">From 0 to 1, or null where the total is not known.</param>
/// <param name="Remaining">The time that is left, or null where it is not known.</param>
public sealed record OperationProgress(string Activity, string Status, double? Fraction = null, TimeSpan? Remaining = null);
