using System.Runtime.InteropServices;
using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Tests.Shadow;

public sealed class ShadowProcessInspectorTests : IDisposable
{
    private readonly RunSandbox sandbox = new();
    private readonly RecordingObserver observer = new();
    private readonly ShadowProcessInspector inspector = new(new ShadowProcessFinder());

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void A_run_without_a_process_is_an_error_that_names_the_run()
    {
        var failure = Assert.Throws<AosException>(() => inspector.Inspect(sandbox.Run, observer));

        Assert.Equal((ErrorIds.ShadowProcessNotFound, FailureKind.NotFound, sandbox.Directory), (failure.ErrorId, failure.Kind, failure.FilePath));
        Assert.Contains(sandbox.Run.Name, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_shows_its_figures_its_child_and_its_log()
    {
        using var script = sandbox.Start(sandbox.LogPath, "--hours", "24", "--webhook", "a b");

        var process = Settled(sandbox.Run, found => found is { WaitsFor: not null, Children: [{ Name: "sleep", WaitsFor: not null }] });

        Assert.Equal((script.Id, "run_shadow_simulation.sh", ShadowProcessEvidence.CommandLine), (process.ProcessId, process.Name, process.FoundBy));
        Assert.Equal($"/bin/sh {sandbox.ScriptPath} --hours 24 --webhook 'a b'", process.CommandLine);
        Assert.InRange(process.Elapsed!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.InRange(process.StartedAt!.Value, DateTimeOffset.Now.AddMinutes(-1), DateTimeOffset.Now.AddSeconds(1));
        Assert.InRange(process.WorkingSetBytes!.Value, 100_000, 100_000_000);
        Assert.Equal((1, ShadowProcessState.Sleeping, false), (process.Threads, process.State, process.IsStuck));
        Assert.Contains(new ShadowOpenFile(1, sandbox.LogPath, FileAccess.Write), process.OpenFiles!);
        Assert.Equal(("sleep 1000", script.Id), (process.Children![0].CommandLine, process.Children[0].ParentId));
        Assert.Empty(process.Notes);
    }

    [Fact]
    public void Children_of_children_follow_their_parents()
    {
        using var script = Adopt(ChildProcess.Shell("sh -c 'sleep 1000 & echo ready; wait' & sleep 2000 & wait"));

        var process = Settled(sandbox.Run, found => found.Children is [{ Name: "sh" }, { CommandLine: "sleep 1000" }, { CommandLine: "sleep 2000" }]);

        Assert.Equal(process.Children![0].ProcessId, process.Children[1].ParentId);
    }

    [Fact]
    public void A_process_that_waits_for_its_child_names_it()
    {
        using var script = Adopt(ChildProcess.Shell("echo ready; sleep 1000; :"));

        var process = Settled(sandbox.Run, found => found is { WaitsIn: "do_wait", Children: [{ Name: "sleep", WaitsFor: not null }] });

        Assert.Matches($"^waits for a child process \\((wait4|waitid)\\): sleep \\(process {process.Children![0].ProcessId}\\)$", process.WaitsFor);
        Assert.Matches("^sleeps \\((clock_)?nanosleep\\)$", process.Children[0].WaitsFor);
    }

    [Fact]
    public void A_process_that_reads_a_named_pipe_names_it()
    {
        var pipe = sandbox["orders"];
        using var script = Adopt(ChildProcess.Shell("mkfifo \"$0\"; exec 4<>\"$0\"; echo ready; read line <&4", pipe));

        var process = Settled(sandbox.Run, found => found.WaitsFor is not null);

        Assert.Equal($"reads the named pipe {pipe} (read)", process.WaitsFor);
        Assert.Contains(new ShadowOpenFile(4, pipe, FileAccess.ReadWrite), process.OpenFiles!);
    }

    [Fact]
    public void A_process_that_reads_a_pipe_says_so()
    {
        using var script = Adopt(ChildProcess.Shell("echo ready; read line"));

        Assert.Matches("^reads a pipe, pipe:\\[[0-9]+\\] \\(read\\)$", Settled(sandbox.Run, found => found.WaitsFor is not null).WaitsFor);
    }

    [Fact]
    public void A_stopped_process_is_stuck()
    {
        using var script = Adopt(ChildProcess.Shell("echo ready; kill -STOP $$"));

        var process = Settled(sandbox.Run, found => found.State == ShadowProcessState.Stopped);

        Assert.Equal("is stopped by a signal; SIGCONT lets it go on", process.WaitsFor);
        Assert.Equal((true, "The process is stopped."), (process.IsStuck, process.StuckReason));
    }

    [Fact]
    public void A_child_that_ended_and_was_not_collected_is_a_zombie()
    {
        using var script = Adopt(ChildProcess.Shell("sleep 1000 & echo ready; exec sleep 2000"));
        var child = Settled(sandbox.Run, found => found is { CommandLine: "sleep 2000", Children: [{ Name: "sleep" }] }).Children![0].ProcessId;

        ChildProcess.Kill(child);
        var process = Settled(sandbox.Run, found => found.Children is [{ State: ShadowProcessState.Zombie }]);

        Assert.Equal((null, "has ended; its parent has not asked how"), (process.Children![0].CommandLine, process.Children[0].WaitsFor));
    }

    [Fact]
    public void A_process_that_computes_waits_for_nothing()
    {
        using var script = Adopt(ChildProcess.Shell("echo ready; while :; do :; done"));

        var process = Settled(sandbox.Run, found => found.State == ShadowProcessState.Running && found.CpuTime > TimeSpan.Zero);

        Assert.Equal((null, null), (process.WaitsFor, process.WaitsIn));
        Assert.InRange(process.CpuPercent!.Value, double.Epsilon, 200);
    }

    [Fact]
    public void A_run_that_waits_and_whose_log_is_silent_for_ten_minutes_is_stuck()
    {
        using var script = sandbox.Start(sandbox.LogPath, "--hours", "24");

        File.SetLastWriteTimeUtc(sandbox.LogPath, DateTime.UtcNow.AddMinutes(-11));
        var process = Settled(sandbox.Run, found => found.IsStuck);

        Assert.Equal("All its processes wait, and the log was last written to 11 min ago.", process.StuckReason);
    }

    [Fact]
    public void Of_a_process_that_this_user_may_not_look_into_the_rest_is_shown_with_notes()
    {
        var hidden = new HiddenProcess(sandbox["proc"]);

        var process = new ShadowProcessInspector(hidden.Finder).Inspect(sandbox.Run with { StartedAt = hidden.StartedAt }, observer);

        Assert.Equal((HiddenProcess.Id, HiddenProcess.StartedAgo, ShadowProcessState.Sleeping), (process.ProcessId, process.Elapsed, process.State));
        Assert.Equal((null, null, null), (process.OpenFiles, process.WaitsFor, process.WaitsIn));
        Assert.Collection(
            process.Notes,
            note => Assert.StartsWith("What it waits for cannot be read.", note, StringComparison.Ordinal),
            note => Assert.StartsWith("Its open files cannot be read.", note, StringComparison.Ordinal));
    }

    [Fact]
    public void Elsewhere_than_on_Linux_times_memory_and_threads_are_shown()
    {
        using var script = ChildProcess.Start("sleep", "1000");

        var process = PortableProcess.Read(sandbox.Run, new ShadowProcessIdentity(script.Id, 0, ShadowProcessEvidence.PidFile), TimeProvider.System)!;

        Assert.Equal(("sleep", 1, ShadowProcessState.Unknown), (process.Name, process.Threads, process.State));
        Assert.True(process is { WorkingSetBytes: > 0, CpuTime: not null, Elapsed: not null, OpenFiles: null, Children: null });
        Assert.Single(process.Notes);
    }

    [Theory]
    [InlineData(Architecture.X64, 0, "read")]
    [InlineData(Architecture.Arm64, 63, "read")]
    [InlineData(Architecture.X64, 61, "wait4")]
    [InlineData(Architecture.Arm64, 260, "wait4")]
    [InlineData(Architecture.X64, 39, null)]
    [InlineData(Architecture.S390x, 3, null)]
    public void System_calls_are_numbered_by_the_architecture(Architecture architecture, long number, string? name) =>
        Assert.Equal(name, SystemCall.Name(number, architecture));

    /// <summary>Makes a process that of the run.</summary>
    private ChildProcess Adopt(ChildProcess process)
    {
        var file = ShadowProcessFile.Describe(process.Id)!;
        sandbox.WriteProcessFile(file);
        return process;
    }

    /// <summary>Looks until the processes have come to where the test wants them.</summary>
    private ShadowProcess Settled(ShadowRun run, Func<ShadowProcess, bool> isReached)
    {
        var process = inspector.Inspect(run, observer);
        Assert.True(SpinWait.SpinUntil(() => isReached(process = inspector.Inspect(run, observer)), TimeSpan.FromSeconds(20)), process.ToString());
        return process;
    }
}
