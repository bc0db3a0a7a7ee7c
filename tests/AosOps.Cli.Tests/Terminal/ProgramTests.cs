using System.Diagnostics;
using System.Text.Json;

namespace AosOps.Cli.Tests.Terminal;

/// <summary>Runs the built program as its users do.</summary>
public sealed class ProgramTests
{
    [Fact]
    public async Task Objects_go_to_the_output_and_errors_to_the_error_stream()
    {
        var run = await AosOpsProgram.RunAsync("Get-Command", "|", "Get-ShadowRun", "-Nope");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("Get-ShadowRun: A parameter cannot be found", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pipeline_may_be_one_text()
    {
        var run = await AosOpsProgram.RunAsync("-c", "Get-Command 'Get-Shadow*'", "--output", "jsonl");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("{\"Name\":\"Get-ShadowRun\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_json()
    {
        var run = await AosOpsProgram.RunAsync("--output=json", "Get-Command");

        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal(JsonValueKind.Array, document.RootElement.ValueKind);
    }

    [Fact]
    public async Task An_error_is_compact_names_its_cmdlet_and_says_what_to_do()
    {
        var run = await AosOpsProgram.RunAsync("Get-ShadowRun", "/nowhere/at/all");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            "Get-ShadowRun: '/nowhere/at/all' does not exist.\n  Check the path.\n",
            run.Error);
    }

    [Theory]
    [InlineData("Get-ShadowRum", "Did you mean Get-ShadowRun?")]
    [InlineData("Get-Status", "Did you mean Get-HelixStatus or Get-ShadowStatus?")]
    [InlineData("Get-ShadowRun -Pth x", "Did you mean -Path?")]
    [InlineData("Get-ChildItem", "for those of PowerShell itself use pwsh")]
    [InlineData("--nope", "--nope is not known")]
    [InlineData("", "not recognized")]
    public async Task A_wrong_command_line_is_exit_code_2(string words, string message)
    {
        var run = await AosOpsProgram.RunAsync(words.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_the_cmdlets_keeps_to_its_lines_and_says_what_each_does()
    {
        var run = await AosOpsProgram.RunAsync("--help");

        var lines = run.Output.Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 100));
        Assert.Contains(lines, line => line.StartsWith("  Get-Command  ", StringComparison.Ordinal) && line.EndsWith("Lists the cmdlets of the program.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("help", "Get-ShadowRun")]
    [InlineData("Get-ShadowRun", "--help")]
    [InlineData("Get-ShadowRun", "-?")]
    [InlineData("--version")]
    [InlineData("complete", "bash")]
    [InlineData("complete", "zsh")]
    [InlineData("complete", "fish")]
    [InlineData("complete", "pwsh")]
    public async Task The_program_explains_itself(params string[] words)
    {
        var run = await AosOpsProgram.RunAsync(words);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.NotEmpty(run.Output);
    }

    [Fact]
    public async Task Output_that_cannot_be_written_is_an_error()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux has /dev/full");
        var run = await AosOpsProgram.RunInShellAsync("\"$0\" Get-Command > /dev/full");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("could not be written", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_that_has_enough_is_no_error()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a shell");
        var run = await AosOpsProgram.RunInShellAsync("(\"$0\" Get-Command; echo $? >&2) | true");

        Assert.Equal("0\n", run.Error);
    }

    [Fact]
    public async Task Programs_that_share_a_file_write_behind_each_other()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a shell");
        var file = Path.GetTempFileName();

        await AosOpsProgram.RunInShellAsync($"(echo first; \"$0\" --version; \"$0\" Get-Command Get-ShadowRun --output csv; echo last) > {file}");

        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        File.Delete(file);
        Assert.Equal(5, lines.Length);
        Assert.Equal(("first", "Name,Synopsis", "last"), (lines[0], lines[2], lines[4]));
    }

    [Theory(Timeout = 30_000)]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_stops_it_at_once_with_exit_code_130(string signal)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a shell");
        var log = Path.Combine(Directory.CreateTempSubdirectory("aosops-follow-").FullName, "shadow_24h_20251202_131219.log");
        await File.WriteAllTextAsync(log, "[2025-12-02 13:12:19] one\n", TestContext.Current.CancellationToken);
        using var program = AosOpsProgram.Start("Get-ShadowLog", log, "-Follow", "--output", "jsonl");
        Assert.NotNull(await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));

        var elapsed = Stopwatch.StartNew();
        using var kill = Process.Start("/bin/kill", ["-s", signal, $"{program.Id}"]);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);

        Directory.Delete(Path.GetDirectoryName(log)!, recursive: true);
        Assert.Equal(130, program.ExitCode);
        Assert.InRange(elapsed.ElapsedMilliseconds, 0, 1000);
    }
}
