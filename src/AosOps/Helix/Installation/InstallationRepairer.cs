using System.Runtime.CompilerServices;
using AosOps.Operations;

namespace AosOps.Helix;

/// <summary>
/// Mends what is wrong with an installation, stage after stage, and looks again after each that changed something: a mended
/// drop-in has to be read by systemd, and what was down can be started only then. Each fault is mended at most once.
/// </summary>
/// <param name="installation">The installation.</param>
public sealed class InstallationRepairer(HelixInstallation installation)
{
    /// <summary>Mends what can be mended.</summary>
    /// <param name="services">The services.</param>
    /// <param name="approval">Is asked before each repair.</param>
    /// <param name="observer">Is told of repairs that fail; the others go on.</param>
    /// <param name="token">Ends the repairs between two steps.</param>
    /// <returns>All checks as they are afterwards.</returns>
    public async IAsyncEnumerable<HelixInstallationCheck> RepairAsync(
        IReadOnlyList<HelixService> services, IChangeApproval approval, IOperationObserver observer, [EnumeratorCancellation] CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(approval);
        ArgumentNullException.ThrowIfNull(observer);
        var settled = new HashSet<(string, string, string)>();
        var mended = new HashSet<(string, string, string)>();
        var findings = await installation.CheckAsync(services, token);
        while (NextStage(findings, settled) is { Count: > 0 } stage)
        {
            var hasChanged = false;
            foreach (var finding in stage)
            {
                settled.Add(finding.Key);
                if (!approval.Approves(finding.Check.Subject, finding.Repair!.Action) || !await TryApplyAsync(finding.Repair, observer, token))
                    continue;
                mended.Add(finding.Key);
                hasChanged = true;
            }

            if (hasChanged)
                findings = await installation.CheckAsync(services, token);
        }

        foreach (var finding in findings)
            yield return finding.Check with { IsRepaired = finding.Check.Status == CheckStatus.Healthy && mended.Contains(finding.Key) };
    }

    private static List<InstallationFinding> NextStage(IReadOnlyList<InstallationFinding> findings, HashSet<(string, string, string)> settled) =>
        findings.Where(finding => finding.Repair is not null && !settled.Contains(finding.Key))
            .GroupBy(finding => finding.Repair!.Stage)
            .MinBy(stage => stage.Key)?
            .ToList() ?? [];

    private static async Task<bool> TryApplyAsync(InstallationRepair repair, IOperationObserver observer, CancellationToken token)
    {
        try
        {
            await repair.ApplyAsync(token);
            return true;
        }
        catch (AosException failure)
        {
            observer.Fail(failure, repair.Action);
            return false;
        }
    }
}
