using AosOps.Shadow;

namespace AosOps.Tests.Shadow.Simulation;

public sealed class ShadowRunnerTests : IDisposable
{
    private readonly SimulatedRun run = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task A_run_of_a_day_is_read_back_with_its_own_numbers()
    {
        run.Options = run.Options with { WorkflowsPerCycle = 9 };

        var result = await run.RunAsync();

        Assert.Equal((ShadowRunVerdict.Passed, ShadowRunEnding.Completed, 2880, 25_920, 25_920, 0), (result.Verdict, result.State, result.Cycles, result.Workflows, result.Replays, result.Mismatches));
    }
}
