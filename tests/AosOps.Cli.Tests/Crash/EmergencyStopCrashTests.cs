using AosOps.Soak;
using AosOps.Workflow;

namespace AosOps.Cli.Tests.Crash;

/// <summary>What is left of the emergency stop and its audit log when the program is killed while it sets or clears it.</summary>
public sealed class EmergencyStopCrashTests
{
    private const string Torn = "{\"time\":\"2025-12-02T14:05:31+01:00\",\"user\":\"op";

    private static int Rounds => SoakRounds.Of(ci: 8, soak: 500);

    [Fact]
    [Trait("Category", "Soak")]
    public async Task A_stop_that_was_killed_is_set_or_not_and_an_entry_of_it_means_that_it_is()
    {
        await Killed(isSet: false, "-Enable").RunAsync(Rounds, seed: 41, round =>
        {
            var status = Read(round);
            Assert.Equal(["before", "new"], status.History.Select(entry => entry.Reason).Append("new").Distinct());
            if (status.History.Count > 1)
                Assert.Equal(EmergencyStopState.Enabled, status.State);
            AssertWhole(round);
            return status.State != EmergencyStopState.Enabled ? KillStage.Preparing : status.History.Count == 1 ? KillStage.Changing : KillStage.Done;
        });
    }

    [Fact]
    [Trait("Category", "Soak")]
    public async Task A_release_that_was_killed_leaves_workflows_stopped_or_an_entry_that_says_who_let_them_run()
    {
        await Killed(isSet: true, "-Disable", "-Force").RunAsync(Rounds, seed: 43, round =>
        {
            var status = Read(round);
            if (status.State == EmergencyStopState.Disabled)
                Assert.Equal((EmergencyStopAction.Disable, "new"), (status.History[^1].Action, status.History[^1].Reason));
            AssertWhole(round);
            return status.State == EmergencyStopState.Disabled ? KillStage.Done : status.History.Count > 1 ? KillStage.Changing : KillStage.Preparing;
        });
    }

    private static KilledProcess Killed(bool isSet, params string[] action) =>
        new(directory => Prepare(directory, isSet), ["Set-WorkflowEmergencyStop", .. action, "-Reason", "new", "-FlagPath", "{dir}/flag"])
        {
            IsChange = static seen => Path.GetFileName(seen.FullPath) == "flag",
        };

    /// <summary>Leaves an audit log of one entry and a line that a power failure has torn, and the flag where it is set.</summary>
    private static void Prepare(string directory, bool isSet)
    {
        Stop(directory).EnableAsync("before", environmentFile: null, new StrictObserver()).GetAwaiter().GetResult();
        File.AppendAllText(Path.Combine(directory, "flag.audit.jsonl"), Torn);
        // Its creation is then the first thing that the program is seen to do.
        File.Delete(Path.Combine(directory, "flag.lock"));
        if (!isSet)
            File.Delete(Path.Combine(directory, "flag"));
    }

    private static EmergencyStopStatus Read(KilledRound round) => Stop(round.Directory).Read();

    /// <summary>Every line is an entry but the torn one, which is reported; and the next entry is a line of its own.</summary>
    private static void AssertWhole(KilledRound round)
    {
        var before = Read(round);
        Assert.Contains("Line 2", Assert.Single(before.Problems), StringComparison.Ordinal);

        Stop(round.Directory).EnableAsync("next", environmentFile: null, new StrictObserver()).GetAwaiter().GetResult();

        var after = Read(round);
        Assert.Equal([.. before.History.Select(entry => entry.Reason), "next"], after.History.Select(entry => entry.Reason));
        Assert.Equal(before.Problems, after.Problems);
        Assert.Equal(EmergencyStopState.Enabled, after.State);
        Assert.All(File.ReadAllLines(after.FlagPath), line => Assert.Contains(" - Emergency stop enabled by ", line, StringComparison.Ordinal));
    }

    private static EmergencyStop Stop(string directory) => new(Path.Combine(directory, "flag"), _ => null, TimeProvider.System);
}
