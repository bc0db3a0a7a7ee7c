using AosOps.Configuration;
using AosOps.Operations;
using AosOps.Workflow;

namespace AosOps.Drills;

/// <summary>Reaching Redis.</summary>
internal sealed class CacheExercise(AosConfiguration configuration, Lazy<IWorkflowServices> services) : IDrillExercise
{
    private const string Pong = "PONG";

    public string Name => "Redis connectivity";

    public string Command => ShellCommand.Ping(configuration);

    public string Expected => "Redis answers PONG";

    public async Task<DrillFinding> RunAsync(DrillSandbox sandbox, IOperationObserver observer, CancellationToken token)
    {
        var answer = await services.Value.Cache.PingAsync(token);
        return new DrillFinding(answer == Pong, $"Redis answers {answer}");
    }
}
