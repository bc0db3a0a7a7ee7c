using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Tests.Shadow;

public sealed class ShadowProcessFinderTests : IDisposable
{
    private readonly RunSandbox sandbox = new();
    private readonly ShadowProcessFinder finder = new();

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void A_run_that_nobody_executes_has_no_process() => Assert.Null(finder.Find(sandbox.Run));

    [Fact]
    public void The_PID_file_names_the_process()
    {
        using var process = ChildProcess.Start("sleep", "1000");
        var file = ShadowProcessFile.Describe(process.Id)!;
        sandbox.WriteProcessFile(file);

        Assert.Equal(new ShadowProcessIdentity(process.Id, file.StartTicks, ShadowProcessEvidence.PidFile), finder.Find(sandbox.Run));
    }

    [Fact]
    public void Whoever_got_the_process_id_of_the_PID_file_later_does_not_count()
    {
        using var process = ChildProcess.Start("sleep", "1000");
        var file = ShadowProcessFile.Describe(process.Id)!;
        sandbox.WriteProcessFile(file with { StartTicks = file.StartTicks - 1 });

        Assert.Null(finder.Find(sandbox.Run));
    }

    [Theory]
    [InlineData("--hours")]
    [InlineData("-h")]
    public void The_script_that_writes_the_log_is_the_run(string hours)
    {
        using var process = sandbox.Start(sandbox.LogPath, hours, "24", "--verbose");

        Assert.Equal((process.Id, ShadowProcessEvidence.CommandLine), Found(sandbox.Run));
    }

    [Fact]
    public void The_script_that_names_the_run_directory_is_the_run()
    {
        using var process = sandbox.Start("/dev/null", "--hours", "24", "--output", sandbox.Directory + "/");

        Assert.Equal((process.Id, ShadowProcessEvidence.CommandLine), Found(sandbox.Run));
    }

    [Fact]
    public void The_script_that_names_nothing_is_the_run_if_it_started_when_the_run_did()
    {
        using var process = RunSandbox.StartAs(["/bin/sh", "-e", sandbox.ScriptPath, "--hours", "24"], "/dev/null");

        Assert.Equal((process.Id, ShadowProcessEvidence.CommandLine), Found(sandbox.Run with { StartedAt = DateTimeOffset.UtcNow.AddMinutes(-4) }));
        Assert.Null(finder.Find(sandbox.Run with { StartedAt = DateTimeOffset.UtcNow.AddMinutes(-6) }));
    }

    [Fact]
    public void A_script_that_executes_another_run_is_not_this_one()
    {
        using var otherLog = sandbox.Start(sandbox["shadow_24h_20251202_131300.log"], "--hours", "24");
        using var otherDirectory = sandbox.Start("/dev/null", "--hours", "24", "--output", sandbox["shadow_simulation_20251202_131300"]);

        Assert.Null(finder.Find(sandbox.Run with { StartedAt = DateTimeOffset.UtcNow }));
    }

    [Fact]
    public void The_log_is_found_through_a_symbolic_link()
    {
        var link = File.CreateSymbolicLink(sandbox["shadow_24h_current.log"], sandbox.LogPath).FullName;
        using var process = sandbox.Start(sandbox.LogPath, "--hours", "24");

        Assert.Equal((process.Id, ShadowProcessEvidence.CommandLine), Found(new ShadowRun { Name = "current", LogPath = link }));
    }

    [Fact]
    public void Of_a_run_and_its_subshells_the_run_is_found()
    {
        File.WriteAllText(sandbox.ScriptPath, "(echo ready >&3; sleep 1000; :) & wait");
        using var process = RunSandbox.StartAs(["/bin/sh", sandbox.ScriptPath], sandbox.LogPath);

        Assert.Equal((process.Id, ShadowProcessEvidence.CommandLine), Found(sandbox.Run));
    }

    [Fact]
    public void Another_program_that_is_named_like_the_script_does_not_count()
    {
        File.Copy("/bin/sleep", sandbox.ScriptPath, overwrite: true);
        using var process = ChildProcess.Shell("exec 3>>\"$0\"; echo ready; exec \"$1\" 1000", sandbox.LogPath, sandbox.ScriptPath).Becoming("run_shadow_simulation.sh");

        Assert.Null(finder.Find(sandbox.Run with { StartedAt = DateTimeOffset.UtcNow }));
    }

    [Fact]
    public void Who_follows_the_log_does_not_count()
    {
        using var process = ChildProcess.Start("tail", "-f", sandbox.LogPath, sandbox.ScriptPath);

        Assert.Null(finder.Find(sandbox.Run with { StartedAt = DateTimeOffset.UtcNow }));
    }

    [Fact]
    public void A_shell_that_reads_the_log_does_not_count()
    {
        using var process = ChildProcess.Shell("exec 3<\"$0\"; echo ready; read line; : run_shadow_simulation.sh --hours 24", sandbox.LogPath);

        Assert.Null(finder.Find(sandbox.Run with { StartedAt = DateTimeOffset.UtcNow }));
    }

    [Fact]
    public void A_program_that_could_not_be_a_run_does_not_count_though_it_can_write_the_log()
    {
        using var process = ChildProcess.Shell("exec 3>>\"$0\"; echo ready; exec sleep 1000", sandbox.LogPath).Becoming("sleep");

        Assert.Null(finder.Find(sandbox.Run with { StartedAt = DateTimeOffset.UtcNow }));
    }

    [Fact]
    public void A_program_that_could_be_a_run_and_writes_the_log_is_the_run()
    {
        using var process = ChildProcess.Shell("exec 3>>\"$0\"; (echo ready; sleep 1000; :) & wait", sandbox.LogPath);

        Assert.Equal((process.Id, ShadowProcessEvidence.LogHolder), Found(sandbox.Run));
    }

    [Fact]
    public void This_process_is_not_the_run_because_it_has_the_log_open()
    {
        using var log = File.AppendText(sandbox.LogPath);

        Assert.Null(finder.Find(sandbox.Run));
    }

    [Fact]
    public void A_PID_file_that_is_not_valid_is_reported_and_the_search_goes_on()
    {
        var path = Path.Combine(sandbox.Directory, ShadowProcessFile.FileName);
        File.WriteAllText(path, "752320");
        using var process = sandbox.Start(sandbox.LogPath, "--hours", "24");
        var observer = new RecordingObserver();

        Assert.Equal(process.Id, finder.Find(sandbox.Run, observer)?.ProcessId);
        Assert.Equal(path, Assert.Single(observer.Failures).FilePath);
        Assert.Equal(ErrorIds.ProcessFileInvalid, Assert.Throws<AosException>(() => finder.Find(sandbox.Run)).ErrorId);
    }

    [Fact]
    public void Where_there_is_no_file_system_of_processes_only_the_PID_file_counts()
    {
        using var process = sandbox.Start(sandbox.LogPath, "--hours", "24");

        Assert.Null(new ShadowProcessFinder(sandbox["proc"]).Find(sandbox.Run));
    }

    private (int Id, ShadowProcessEvidence Evidence)? Found(ShadowRun run) =>
        finder.Find(run) is { } process ? (process.ProcessId, process.FoundBy) : null;
}
