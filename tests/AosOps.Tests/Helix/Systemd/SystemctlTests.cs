using AosOps.Helix;
using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Tests.Helix.Systemd;

public sealed class SystemctlTests : IDisposable
{
    private readonly StandIn programs = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => programs.Dispose();

    [Fact]
    public async Task The_state_of_a_unit_is_read()
    {
        programs.With("systemctl", "printf 'ActiveState=activating\\nSubState=auto-restart\\nResult=exit-code\\nExecMainStatus=203\\nNRestarts=17\\nMainPID=0\\nNeedDaemonReload=yes\\n'");

        var state = await new Systemctl(programs.SearchPath).ShowAsync("helix-dissonance.service", Token);

        Assert.Equal(new UnitRunState("activating", "auto-restart", "exit-code", 203, 17, null, NeedsReload: true), state);
        Assert.EndsWith(" -- helix-dissonance.service", Assert.Single(programs.Calls), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense\n=\nNRestarts=many\nMainPID=-1")]
    public void What_is_missing_or_no_number_is_not_known(string text) =>
        Assert.Equal(new UnitRunState("", "", "", null, 0, null, NeedsReload: false), UnitRunState.Parse(text));

    [Fact]
    public async Task A_program_that_is_not_on_the_path_is_an_error_that_names_it()
    {
        var failure = await Assert.ThrowsAsync<AosException>(() => new Systemctl("/nowhere:relative:").ReloadAsync(Token));

        Assert.Equal(ErrorIds.ProgramNotFound, failure.ErrorId);
        Assert.Contains("systemctl", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_program_complains_of_is_in_the_error()
    {
        programs.With("systemctl", "echo 'Failed to restart: Access denied' >&2; exit 4");

        var failure = await Assert.ThrowsAsync<AosException>(() => new Systemctl(programs.SearchPath).RestartAsync("x.service", Token));

        Assert.Equal(ErrorIds.ProgramFailed, failure.ErrorId);
        Assert.Contains("exit code 4: Failed to restart: Access denied", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_reach_the_program_as_they_are_and_no_shell_reads_them()
    {
        programs.With("systemctl", "exit 0");

        await new Systemctl(programs.SearchPath).RestartAsync("$(touch gone); x.service", Token);

        Assert.Equal(["systemctl restart -- $(touch gone); x.service"], programs.Calls);
    }

    [Fact]
    public async Task A_program_that_hangs_is_ended_with_the_call()
    {
        programs.With("systemctl", "echo $$ >\"$here/pid\"; exec sleep 600");
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var call = new Systemctl(programs.SearchPath).ReloadAsync(stopping.Token);
        while (!File.Exists(programs.Files["pid"]) || File.ReadAllText(programs.Files["pid"]).Length < 2)
            await Task.Yield();

        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        var process = int.Parse(File.ReadAllText(programs.Files["pid"]));
        while (new ProcessTable(ProcessTable.DefaultRoot).Stat(process) is { State: not 'Z' })
            await Task.Yield();
    }

    [Fact]
    public async Task A_systemd_that_does_not_answer_is_given_ten_seconds()
    {
        programs.With("systemctl", "exec sleep 600");
        var time = new FakeTime();
        var call = new Systemctl(programs.SearchPath) { Clock = time }.ShowAsync("x.service", Token);
        time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(call.IsCompleted);

        time.Advance(TimeSpan.FromSeconds(0.1));

        var failure = await Assert.ThrowsAsync<AosException>(() => call);
        Assert.Equal((ErrorIds.ProgramFailed, FailureKind.TimedOut), (failure.ErrorId, failure.Kind));
        Assert.Contains("within 10 s", failure.Message, StringComparison.Ordinal);
    }
}
