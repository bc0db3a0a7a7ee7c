using AosOps.Operations;
using AosOps.Workflow;

namespace AosOps.Tests.Workflow;

public sealed class EmergencyStopTests : IDisposable
{
    private readonly TempDirectory directory = new();
    private readonly RecordingObserver observer = new();
    private readonly FakeTime clock = new(new DateTimeOffset(2025, 12, 2, 13, 5, 31, TimeSpan.Zero));
    private string? variable;

    private string FlagPath => directory[".workflow_emergency_stop"];

    private string LogPath => FlagPath + ".audit.jsonl";

    private EmergencyStop Stop => new(FlagPath, _ => variable, clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Without_flag_and_variable_workflows_may_run()
    {
        var status = Stop.Read();

        Assert.Equal((EmergencyStopState.Disabled, false), (status.State, status.IsStopped));
        Assert.Empty(status.History);
        Assert.Null(Stop.WhyStopped());
    }

    [Fact]
    public async Task A_stop_says_since_when_by_whom_and_why()
    {
        await Stop.EnableAsync("Mismatch in cycle 17", environmentFile: null, observer, Token);

        var status = Stop.Read();

        Assert.Equal((EmergencyStopState.Enabled, true), (status.State, status.IsStopped));
        Assert.Equal((clock.GetLocalNow(), Environment.UserName, "Mismatch in cycle 17"), (status.Since, status.By, status.Reason));
        Assert.Contains(FlagPath, Stop.WhyStopped(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_flag_has_a_line_for_each_time_it_was_set()
    {
        await Stop.EnableAsync("first", environmentFile: null, observer, Token);
        clock.Advance(TimeSpan.FromMinutes(1));
        await Stop.EnableAsync("second", environmentFile: null, observer, Token);

        Assert.Equal(
            [
                $"2025-12-02T14:05:31+01:00 - Emergency stop enabled by {Environment.UserName}",
                $"2025-12-02T14:06:31+01:00 - Emergency stop enabled by {Environment.UserName}",
            ],
            File.ReadAllLines(FlagPath));
        Assert.Equal("first", Stop.Read().Reason);
    }

    [Fact]
    public async Task Every_action_is_one_line_of_json_in_the_audit_log()
    {
        await Stop.EnableAsync("\"a\"\nb", environmentFile: null, observer, Token);
        await Stop.DisableAsync(reason: null, environmentFile: null, Token);

        var lines = File.ReadAllLines(LogPath);
        Assert.Equal(
            $$"""{"time":"2025-12-02T14:05:31+01:00","user":"{{Environment.UserName}}","host":"{{Environment.MachineName}}","action":"enable","reason":"\"a\"\nb"}""",
            lines[0]);
        Assert.EndsWith("\"action\":\"disable\",\"reason\":null}", lines[1], StringComparison.Ordinal);
        Assert.Equal([EmergencyStopAction.Enable, EmergencyStopAction.Disable], Stop.Read().History.Select(entry => entry.Action));
    }

    [Fact]
    public async Task Releasing_twice_is_releasing_once()
    {
        await Stop.EnableAsync("why", environmentFile: null, observer, Token);
        await Stop.DisableAsync("done", environmentFile: null, Token);
        await Stop.DisableAsync("done", environmentFile: null, Token);

        Assert.Equal(EmergencyStopState.Disabled, Stop.Read().State);
        Assert.Equal(2, Stop.Read().History.Count);
    }

    [Fact]
    public async Task The_reason_is_that_of_the_stop_in_force()
    {
        await Stop.EnableAsync("old", environmentFile: null, observer, Token);
        await Stop.DisableAsync("over", environmentFile: null, Token);
        await Stop.EnableAsync("new", environmentFile: null, observer, Token);

        Assert.Equal("new", Stop.Read().Reason);
    }

    [Fact]
    public async Task The_directory_of_the_flag_is_created()
    {
        var stop = new EmergencyStop(directory["state", "deep", "flag"], _ => null, clock);

        await stop.EnableAsync("why", environmentFile: null, observer, Token);

        Assert.Equal(EmergencyStopState.Enabled, stop.Read().State);
    }

    [Theory]
    [InlineData("true", EmergencyStopState.Enabled)]
    [InlineData(" TRUE ", EmergencyStopState.Enabled)]
    [InlineData("false", EmergencyStopState.Disabled)]
    [InlineData("", EmergencyStopState.Disabled)]
    [InlineData("1", EmergencyStopState.Unknown)]
    [InlineData("flase", EmergencyStopState.Unknown)]
    public void The_variable_stops_too_and_what_it_does_not_say_counts_as_stopped(string value, EmergencyStopState state)
    {
        variable = value;

        Assert.Equal((state, state != EmergencyStopState.Disabled, value), (Stop.Read().State, Stop.Read().IsStopped, Stop.Read().EnvironmentVariable));
        Assert.Equal(state != EmergencyStopState.Disabled, Stop.WhyStopped() is not null);
    }

    [Fact]
    public async Task A_directory_in_place_of_the_flag_counts_as_stopped_and_is_not_removed()
    {
        Directory.CreateDirectory(FlagPath);

        Assert.Equal((EmergencyStopState.Unknown, true), (Stop.Read().State, Stop.Read().IsStopped));
        Assert.Single(Stop.Read().Problems);
        await Assert.ThrowsAsync<AosException>(() => Stop.DisableAsync("why", environmentFile: null, Token));
        Assert.True(Directory.Exists(FlagPath));
    }

    [Fact]
    public void A_file_in_place_of_the_directory_of_the_flag_counts_as_stopped() =>
        Assert.Equal(EmergencyStopState.Unknown, new EmergencyStop(Path.Combine(directory.Write("file", "x"), "deep", "flag"), _ => null, clock).Read().State);

    [Fact]
    public void Links_that_lead_in_a_circle_count_as_stopped()
    {
        Directory.CreateSymbolicLink(directory["a"], directory["b"]);
        Directory.CreateSymbolicLink(directory["b"], directory["a"]);

        Assert.Equal(EmergencyStopState.Unknown, new EmergencyStop(directory["a", "flag"], _ => null, clock).Read().State);
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_a_flag()
    {
        File.CreateSymbolicLink(FlagPath, directory["nowhere"]);

        Assert.Equal(EmergencyStopState.Enabled, Stop.Read().State);
    }

    [Fact]
    public void A_flag_that_says_something_else_stops_all_the_same()
    {
        directory.Write(".workflow_emergency_stop", [0xFF, 0x00, 0x0A]);

        Assert.Equal((EmergencyStopState.Enabled, null), (Stop.Read().State, Stop.Read().Since));
    }

    [Fact]
    public async Task A_damaged_line_of_the_audit_log_is_reported_and_the_others_are_read()
    {
        await Stop.EnableAsync("kept", environmentFile: null, observer, Token);
        File.AppendAllText(LogPath, "{\"time\":\"2025-12-02T14:05");
        await Stop.EnableAsync("also kept", environmentFile: null, observer, Token);

        var status = Stop.Read();

        Assert.Equal(["kept", "also kept"], status.History.Select(entry => entry.Reason));
        Assert.Contains("Line 2", Assert.Single(status.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_audit_log_that_cannot_be_written_does_not_keep_anybody_from_stopping()
    {
        Directory.CreateDirectory(LogPath);

        await Stop.EnableAsync("why", environmentFile: null, observer, Token);

        Assert.Equal(EmergencyStopState.Enabled, Stop.Read().State);
        Assert.Single(observer.Failures);
    }

    [Fact]
    public async Task Nobody_releases_workflows_without_an_entry_in_the_audit_log()
    {
        await Stop.EnableAsync("why", environmentFile: null, observer, Token);
        File.Delete(LogPath);
        Directory.CreateDirectory(LogPath);

        await Assert.ThrowsAsync<AosException>(() => Stop.DisableAsync("why", environmentFile: null, Token));
        Assert.Equal(EmergencyStopState.Enabled, Stop.Read().State);
    }

    [Fact]
    public async Task Whoever_reads_the_audit_log_keeps_no_entry_from_being_written()
    {
        await Stop.EnableAsync("first", environmentFile: null, observer, Token);
        using var reader = File.OpenRead(LogPath);

        await Stop.EnableAsync("second", environmentFile: null, observer, Token);
        await Stop.DisableAsync("third", environmentFile: null, Token);

        Assert.Empty(observer.Failures);
        Assert.Equal(["first", "second", "third"], Stop.Read().History.Select(entry => entry.Reason));
    }

    [Fact]
    public async Task An_entry_whose_action_is_another_word_is_none()
    {
        await Stop.EnableAsync("kept", environmentFile: null, observer, Token);
        File.AppendAllText(LogPath, File.ReadAllText(LogPath).Replace("\"enable\"", "\"1\"", StringComparison.Ordinal));

        var status = Stop.Read();

        Assert.Equal("kept", Assert.Single(status.History).Reason);
        Assert.Single(status.Problems);
    }

    [Fact]
    public async Task The_environment_file_is_set_where_the_audit_log_cannot_be_written()
    {
        Directory.CreateDirectory(LogPath);
        var file = directory.Write("engine.env", "");

        await Stop.EnableAsync("why", file, observer, Token);

        Assert.Equal("WORKFLOW_EMERGENCY_STOP=true\n", File.ReadAllText(file));
        Assert.Single(observer.Failures);
    }

    [Fact]
    public async Task The_audit_log_is_written_where_the_environment_file_cannot_be()
    {
        await Stop.EnableAsync("why", directory.Path, observer, Token);

        Assert.Equal("why", Assert.Single(Stop.Read().History).Reason);
        Assert.Single(observer.Failures);
    }

    [Theory]
    [InlineData("WORKFLOW_EMERGENCY_STOP=true\n", 1)]
    [InlineData("WORKFLOW_EMERGENCY_STOP=\"1\"\n", 1)]
    [InlineData("WORKFLOW_EMERGENCY_STOP=true\nWORKFLOW_EMERGENCY_STOP=false\n", 0)]
    [InlineData("A=1\n", 0)]
    public async Task Who_lets_a_service_run_again_that_only_its_environment_file_stops_leaves_an_entry_too(string content, int entries)
    {
        var file = directory.Write("engine.env", content);

        await Stop.DisableAsync("over", file, Token);

        Assert.Equal("false", EnvironmentFile.Get(file, EmergencyStop.VariableName));
        Assert.Equal(entries, Stop.Read().History.Count);
    }

    [Fact]
    public async Task Nobody_lets_such_a_service_run_again_without_an_entry()
    {
        Directory.CreateDirectory(LogPath);
        var file = directory.Write("engine.env", "WORKFLOW_EMERGENCY_STOP=true\n");

        await Assert.ThrowsAsync<AosException>(() => Stop.DisableAsync("over", file, Token));

        Assert.Equal("true", EnvironmentFile.Get(file, EmergencyStop.VariableName));
    }

    [Fact]
    public async Task The_environment_file_of_a_service_is_set_and_reset()
    {
        var file = directory.Write("engine.env", "A=1\nWORKFLOW_EMERGENCY_STOP=false\n");

        await Stop.EnableAsync("why", file, observer, Token);
        Assert.Equal("A=1\nWORKFLOW_EMERGENCY_STOP=true\n", File.ReadAllText(file));

        await Stop.DisableAsync("why", file, Token);
        Assert.Equal("A=1\nWORKFLOW_EMERGENCY_STOP=false\n", File.ReadAllText(file));
    }

    [Fact]
    public async Task Workflows_stay_stopped_where_the_environment_file_cannot_be_reset()
    {
        await Stop.EnableAsync("why", environmentFile: null, observer, Token);

        await Assert.ThrowsAsync<AosException>(() => Stop.DisableAsync("why", Path.Combine(directory.Write("file", "x"), "engine.env"), Token));

        Assert.Equal(EmergencyStopState.Enabled, Stop.Read().State);
    }
}
