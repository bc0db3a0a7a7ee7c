using AosOps.Shadow;

namespace AosOps.Tests.Shadow;

public sealed class RunCommandLineTests
{
    [Theory]
    [InlineData("bash", "/bin/bash ./run_shadow_simulation.sh --hours 24")]
    [InlineData("bash", "bash -eu -o pipefail scripts/run_shadow_simulation.sh -h 24")]
    [InlineData("bash", "bash --rcfile x -- run_shadow_simulation.sh -h 0.5")]
    [InlineData("dash", "sh run_shadow_simulation.sh --quick")]
    [InlineData("busybox", "busybox sh run_shadow_simulation.sh --hours 1")]
    [InlineData("aosops", "/opt/aosops/aosops Start-ShadowRun -Hours 24")]
    [InlineData("aosops", "aosops --output json start-shadowrun")]
    [InlineData("dotnet", "dotnet exec /opt/bin/AosOps.Cli.dll Start-ShadowRun -Quick")]
    [InlineData(null, "/bin/bash run_shadow_simulation.sh --hours 24")]
    public void It_is_a_run(string? program, string commandLine)
    {
        Assert.NotNull(Parse(program, commandLine));
        Assert.True(RunCommandLine.IsWorthParsing(System.Text.Encoding.UTF8.GetBytes(commandLine.Replace(' ', '\0'))));
    }

    [Theory]
    [InlineData("run_shadow_simulation.sh", "run_shadow_simulation.sh --hours 24")]
    [InlineData("sleep", "bash run_shadow_simulation.sh --hours 24")]
    [InlineData("vim", "vim run_shadow_simulation.sh --hours 24")]
    [InlineData("tail", "tail -f run_shadow_simulation.sh")]
    [InlineData("bash", "bash check.sh run_shadow_simulation.sh --hours 24")]
    [InlineData("bash", "bash -c run_shadow_simulation.sh")]
    [InlineData("bash", "bash -lc run_shadow_simulation.sh")]
    [InlineData("bash", "bash old_run_shadow_simulation.sh --hours 24")]
    [InlineData("bash", "bash run_shadow_simulation.sh --help")]
    [InlineData("bash", "bash run_shadow_simulation.sh -h")]
    [InlineData("bash", "bash")]
    [InlineData("aosops", "aosops Get-ShadowStatus")]
    [InlineData("aosops", "aosops help Start-ShadowRun")]
    [InlineData("dotnet", "dotnet other.dll Start-ShadowRun")]
    [InlineData(null, "run_shadow_simulation.sh --hours 24")]
    [InlineData(null, "")]
    public void It_is_not_a_run(string? program, string commandLine) => Assert.Null(Parse(program, commandLine));

    [Theory]
    [InlineData("bash run_shadow_simulation.sh --hours 24", null)]
    [InlineData("bash run_shadow_simulation.sh --output /tmp/a --hours 24", "/tmp/a")]
    [InlineData("bash run_shadow_simulation.sh --output-dir=/tmp/a", "/tmp/a")]
    [InlineData("bash run_shadow_simulation.sh -o a", "a")]
    [InlineData("bash run_shadow_simulation.sh --output", null)]
    public void The_script_names_its_output_directory(string commandLine, string? expected) =>
        Assert.Equal(expected, Parse("bash", commandLine)!.OutputDirectory);

    [Theory]
    [InlineData("aosops Start-ShadowRun -OutputDirectory /tmp/a", "/tmp/a")]
    [InlineData("aosops Start-ShadowRun -outp:/tmp/a", "/tmp/a")]
    [InlineData("aosops Start-ShadowRun -OutVariable a", null)]
    public void The_command_names_its_output_directory(string commandLine, string? expected) =>
        Assert.Equal(expected, Parse("aosops", commandLine)!.OutputDirectory);

    private static RunCommandLine? Parse(string? program, string commandLine) =>
        RunCommandLine.Parse(program, commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
