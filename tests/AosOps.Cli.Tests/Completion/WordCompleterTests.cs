using AosOps.Cli.Completion;
using AosOps.Cli.Help;

namespace AosOps.Cli.Tests.Completion;

public sealed class WordCompleterTests
{
    [Fact]
    public void A_cmdlet_is_completed_whatever_its_case() => Assert.Equal(["Test-Pipe", "Test-PipeMandatory", "Test-PipeSet", "Test-PipeTwo"], Complete("test-pi"));

    [Fact]
    public void A_cmdlet_is_completed_behind_a_pipe() => Assert.Equal(["New-TestItem"], Complete("Test-Pipe", "'|'", "New"));

    [Fact]
    public void Parameters_that_are_given_already_or_cannot_be_are_left_out()
    {
        var names = Complete("Test-Choice", "-Enable", "-");

        Assert.Contains("-Reason", names);
        Assert.Contains("-ErrorAction", names);
        Assert.DoesNotContain("-Enable", names);
        Assert.DoesNotContain("-Disable", names);
        Assert.DoesNotContain("-OutVariable", names);
    }

    [Fact]
    public void Values_come_from_enumerations_sets_and_completers()
    {
        Assert.Equal(["Monday"], Complete("Test-Type", "-Day", "M"));
        Assert.Equal(["Read,Write"], Complete("Test-Type", "-Access", "Read,W"));
        Assert.Equal(["Green"], Complete("Test-Validate", "-Color", "g"));
        Assert.Equal(["Error"], Complete("Test-Failure", "E"));
    }

    [Fact]
    public void Values_are_completed_behind_the_colon_of_their_parameter()
    {
        Assert.Equal(["-Day:Monday"], Complete("Test-Type", "-Day:M"));
        Assert.Equal(["-Access:Read,Write"], Complete("Test-Type", "-Access:Read,W"));
        Assert.Equal(["-Enable:true", "-Enable:false"], Complete("Test-Choice", "-Enable:"));
        Assert.Empty(Complete("Test-Choice", "-Nonesuch:"));
    }

    [Theory]
    [InlineData("Test-Name -Path 'a|b' -Vers", "Test-Name -Path 'a|b' -Version")]
    [InlineData("Test-Name -Path \"a'|b\" -Vers", "Test-Name -Path \"a'|b\" -Version")]
    [InlineData("Test-Name -Path a`|b -Vers", "Test-Name -Path a`|b -Version")]
    [InlineData("Test-Name -Path \"a`\"|b\" -Vers", "Test-Name -Path \"a`\"|b\" -Version")]
    [InlineData("Test-Name -Path a|New-TestI", "Test-Name -Path a|New-TestItem")]
    [InlineData("Test-Name | Test-Type -Day M", "Test-Name | Test-Type -Day Monday")]
    [InlineData("  New-TestI", "  New-TestItem")]
    public void A_pipeline_that_is_one_text_is_completed_at_its_end(string typed, string completed)
    {
        Assert.Equal([completed], Complete("-c", typed));
        Assert.Equal([completed], Complete("--output", "json", "-c", typed));
    }

    [Theory]
    [InlineData("Test-Name -Path 'a|New-TestI")]
    [InlineData("Test-Name -Path \"a`")]
    [InlineData("Test-Name -Path x")]
    public void Within_the_quotes_of_a_pipeline_that_is_one_text_nothing_is_completed(string typed) => Assert.Empty(Complete("-c", typed));

    [Fact]
    public void Other_texts_are_files() => Assert.Equal([":files"], Complete("Test-Name", "-Path", "x"));

    [Fact]
    public void The_program_itself_is_completed()
    {
        Assert.Equal(["json", "jsonl"], Complete("--output", "js"));
        Assert.Equal(["--output=json", "--output=jsonl"], Complete("--output=js"));
        Assert.Equal(["--output"], Complete("--o"));
        Assert.Equal(["zsh"], Complete("complete", "z"));
        Assert.Contains("Test-Name", Complete("help", "Test-N"));
    }

    private static List<string> Complete(params string[] words) =>
        [.. new WordCompleter(TestPipeline.Catalog, new HelpFile("/nowhere")).Complete(words).Select(word => word.Text)];
}
