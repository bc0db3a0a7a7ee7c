namespace AosOps.Operations;

/// <summary>A result that says how good the news is. A host turns the worst of them into its exit code.</summary>
public interface IVerdict
{
    /// <summary>How good the news is.</summary>
    CheckStatus Verdict { get; }
}
