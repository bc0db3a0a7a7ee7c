using AosOps.Cli.Tests.Terminal;

namespace AosOps.Cli.Tests.Completion;

/// <summary>The completion scripts in the shells themselves, each of which cuts a line into words in its own way.</summary>
public sealed class ShellCompletionTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("aosops-completion-");

    public void Dispose() => directory.Delete(recursive: true);

    [Theory]
    [InlineData("Get-ShadowLog -Path 'a|b' -Leve", "[Get-ShadowLog][-Path][a|b][-Level]")]
    [InlineData("Get-ShadowLog '|' Get-ShadowStatus -Checkp", "[Get-ShadowLog][|][Get-ShadowStatus][-CheckpointPath]")]
    [InlineData("Get-ShadowLog -Level:Er", "[Get-ShadowLog][-Level:Error]")]
    [InlineData("Get-ShadowLog -Level:Error -Foll", "[Get-ShadowLog][-Level:Error][-Follow]")]
    [InlineData("Get-ShadowLog -Level 'Er", "[Get-ShadowLog][-Level][Error]")]
    [InlineData("--output=cs", "[--output=csv]")]
    public async Task Bash_completes_the_word_at_the_end_of_a_line(string typed, string completed) => Assert.Equal(completed, await InBashAsync(typed));

    [Fact]
    public async Task Bash_completes_the_files_that_a_quoted_word_begins()
    {
        await File.WriteAllTextAsync(Path.Combine(directory.FullName, "my run.log"), "", TestContext.Current.CancellationToken);

        Assert.Equal($"[Get-ShadowLog][{directory.FullName}/my run.log]", await InBashAsync($"Get-ShadowLog '{directory.FullName}/my"));
    }

    [Theory]
    [InlineData("-c \"Get-ShadowLog -Path 'a|b' -Leve", "\"", "[-c][Get-ShadowLog -Path 'a|b' -Level]")]
    [InlineData("-c 'Get-ShadowLog -Level:Error|Get-ShadowSta", "'", "[-c][Get-ShadowLog -Level:Error|Get-ShadowStatus]")]
    public async Task Bash_completes_within_a_quoted_pipeline_and_leaves_the_quotes_open(string typed, string rest, string completed) =>
        Assert.Equal(completed, await InBashAsync(typed, rest));

    [Theory]
    [InlineData("Get-ShadowLog -Path 'a|b' -Leve", "-Level")]
    [InlineData("Get-ShadowLog '|' Get-ShadowSta", "Get-ShadowStatus")]
    [InlineData("-c \"Get-ShadowLog -Path 'a|b' -Leve", "Get-ShadowLog -Path 'a|b' -Level")]
    [InlineData("Get-ShadowLog -Level 'Er", "Error")]
    public async Task Fish_completes_the_word_at_the_end_of_a_line(string typed, string completed)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/fish"), "fish is not installed.");
        var line = await WriteAsync($"aosops {typed}");
        const string Script = """
            set program $AOSOPS
            function aosops; $program $argv; end
            aosops complete fish | source
            complete -C (cat $argv[1])
            """;

        var (_, output, _) = await AosOpsProgram.RunInShellAsync($"AOSOPS=\"$0\" fish --no-config '{await WriteAsync(Script)}' '{line}'");

        Assert.Equal(completed, output.Split('\t', '\n')[0]);
    }

    /// <summary>Types into bash, presses the tabulator key, types the rest, and gives the words that bash makes of it.</summary>
    private async Task<string> InBashAsync(string typed, string rest = "")
    {
        Assert.SkipUnless(File.Exists("/bin/bash") && File.Exists("/usr/bin/setsid"), "bash or setsid(1) is not installed.");
        var input = await WriteAsync($$"""
            aosops() { [ "$1" = __complete ] && "$AOSOPS" "$@" || printf '[%s]' "$@"; }
            source <("$AOSOPS" complete bash)
            aosops {{typed}}{{'\t'}}{{rest}}

            """);

        // A session of its own, so that an interactive bash does not reach for the terminal in which the tests run.
        var (_, output, _) = await AosOpsProgram.RunInShellAsync($"AOSOPS=\"$0\" HISTFILE= INPUTRC=/dev/null setsid -w bash --norc --noprofile -i < '{input}'");
        return output.Trim();
    }

    private async Task<string> WriteAsync(string text)
    {
        var path = Path.Combine(directory.FullName, Path.GetRandomFileName());
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        return path;
    }
}
