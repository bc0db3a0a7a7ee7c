using AosOps.Operations;
using AosOps.Shadow;
using AosOps.Simulation;

namespace AosOps.Tests.Shadow.Control;

public sealed class ShadowRunLauncherTests : IDisposable
{
    private readonly TempDirectory directory = new();

    public ShadowRunLauncherTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Runs in the background need a Unix system.");

    private ShadowRunOptions Options => new() { OutputDirectory = directory["it's, a run"], LogPath = directory["the log"] };

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task A_process_that_ends_at_once_is_an_error_that_has_its_words()
    {
        directory.Write("the log", "what was there\n");
        Program("echo 'no runtime was found' >&2; exit 131");

        var failure = await Refused();

        Assert.Equal(ErrorIds.ShadowRunStartFailed, failure.ErrorId);
        Assert.Contains("exit code 131: no runtime was found", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_that_never_begins_is_ended()
    {
        Program("echo $$ > \"$(dirname \"$0\")/pid\"; exec sleep 1000");

        var failure = await Refused(new JumpingClock(DateTimeOffset.UnixEpoch));

        Assert.Contains("has not begun", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_module_without_the_program_is_an_error()
    {
        var failure = await Refused();

        Assert.Equal(ErrorIds.ShadowRunStartFailed, failure.ErrorId);
        Assert.Contains(directory["host", "aosops"], failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_cannot_be_opened_is_named_before_anything_is_started()
    {
        Program("exit 0");
        Directory.CreateDirectory(directory["the log"]);

        var failure = await Refused();

        Assert.Equal((ErrorIds.WriteFailed, directory["the log"]), (failure.ErrorId, failure.FilePath));
        Assert.NotNull(failure.Remedy);
    }

    [Fact]
    public async Task While_workflows_are_stopped_nothing_is_started()
    {
        var launcher = new ShadowRunLauncher(() => "somebody stopped them.", TimeProvider.System) { ProgramFolder = directory.Path };

        var failure = await Assert.ThrowsAsync<AosException>(() => launcher.LaunchAsync(Options, TestContext.Current.CancellationToken));

        Assert.Equal(ErrorIds.EmergencyStopActive, failure.ErrorId);
    }

    [Fact]
    public async Task A_directory_that_holds_a_run_is_refused()
    {
        directory.Write(Path.Combine("it's, a run", "golden", "primary-w0-00000000.golden.json"), "{}");

        Assert.Equal(ErrorIds.ShadowDirectoryNotEmpty, (await Refused()).ErrorId);
    }

    [Fact]
    public void The_command_line_has_every_option_but_the_webhook()
    {
        var words = ShadowRunArguments.Of(Options with { Duration = TimeSpan.FromMinutes(30), Workers = 4, Seed = -7, Webhook = new Uri("https://secret.example.org/") });

        Assert.Equal(
            [
                "Start-ShadowRun", "-Wait", "-Hours", "0.5", "-Workers", "4", "-WorkflowsPerCycle", "10", "-CycleInterval", "00:00:30",
                "-OutputDirectory", $"\"{directory["it's, a run"]}\"", "-LogPath", directory["the log"], "-Seed:-7",
            ],
            words);
    }

    [Fact]
    public void A_quick_run_stays_one() =>
        Assert.Equal(["Start-ShadowRun", "-Wait", "-Quick", "-Workers", "3", "-WorkflowsPerCycle", "5"], ShadowRunArguments.Of(Options.AsQuick()).Take(7));

    [Fact]
    public void A_path_with_every_kind_of_quote_is_refused() =>
        Assert.Equal(ErrorIds.ShadowRunOptionInvalid, Assert.Throws<AosException>(() => ShadowRunArguments.Of(Options with { LogPath = "/tmp/'\"" })).ErrorId);

    private void Program(string script)
    {
        var path = directory.Write(Path.Combine("host", "aosops"), "#!/bin/sh\n" + script + "\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private Task<AosException> Refused(TimeProvider? clock = null)
    {
        var launcher = new ShadowRunLauncher(() => null, clock ?? TimeProvider.System) { ProgramFolder = directory.Path };
        return Assert.ThrowsAsync<AosException>(() => launcher.LaunchAsync(Options, TestContext.Current.CancellationToken));
    }
}
