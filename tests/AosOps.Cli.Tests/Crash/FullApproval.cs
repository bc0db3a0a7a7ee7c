using AosOps.Operations;

namespace AosOps.Cli.Tests.Crash;

/// <summary>Agrees to everything.</summary>
internal sealed class FullApproval : IChangeApproval
{
    public bool IsDryRun => false;

    public bool Approves(string target, string action) => true;
}
