using AosOps.Operations;
using AosOps.Shadow;
using AosOps.Workflow;

namespace AosOps.Drills;

/// <summary>Checking the quick run in its five sections. The metrics are those of the machine's server.</summary>
internal sealed class SanityExercise(Lazy<IWorkflowServices> services, TimeProvider time) : IDrillExercise
{
    public string Name => "Sanity check";

    public string Command => "Test-ShadowSanity";

    public string Expected => "Every section that can be checked is healthy";

    public async Task<DrillFinding> RunAsync(DrillSandbox sandbox, IOperationObserver observer, CancellationToken token)
    {
        var sanity = new ShadowSanity(new ShadowProcessFinder(), time);
        var checks = await sanity.CheckAsync(sandbox.NewestRun(), () => services.Value.Metrics, observer, token);
        var overall = checks[^1];
        return new DrillFinding(overall.Status is CheckStatus.Healthy, overall.Message, Wrong(checks));
    }

    private static string? Wrong(IReadOnlyList<CheckResult> checks)
    {
        var wrong = checks.SkipLast(1).Where(check => check.Status is not CheckStatus.Healthy).Select(check => check.Message).ToList();
        return wrong.Count > 0 ? string.Join(' ', wrong) : null;
    }
}
