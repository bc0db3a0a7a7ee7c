using AosOps.Operations;

namespace AosOps.Tests.Golden.Retention;

/// <summary>Answers every question the same way, and keeps them.</summary>
internal sealed class Approval(bool answer = true, bool isDryRun = false) : IChangeApproval
{
    public List<string> Asked { get; } = [];

    public Action<string>? BeforeAnswer { get; init; }

    public bool IsDryRun => isDryRun;

    public bool Approves(string target, string action)
    {
        Asked.Add(target);
        BeforeAnswer?.Invoke(target);
        return answer && !isDryRun;
    }
}
