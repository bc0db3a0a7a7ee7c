namespace AosOps.Operations;

/// <summary>One check of one thing.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Status">How it went.</param>
/// <param name="Value">What was found, as a number where it is one (units are in <paramref name="Message"/>), or null.</param>
/// <param name="Threshold">What it was compared with, as text, for example <c>&lt; 10 min</c>, or null.</param>
/// <param name="Message">A sentence for the operator.</param>
public sealed record CheckResult(string Name, CheckStatus Status, object? Value, string? Threshold, string Message) : IVerdict
{
    CheckStatus IVerdict.Verdict => Status;
}
