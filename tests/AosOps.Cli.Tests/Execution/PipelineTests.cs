using System.Management.Automation;
using AosOps.Cli.Execution;
using AosOps.Cli.Parsing;
using AosOps.Cli.Terminal;
using AosOps.Operations;

namespace AosOps.Cli.Tests.Execution;

public sealed class PipelineTests
{
    [Fact]
    public void Objects_pass_one_by_one_and_the_host_can_have_enough()
    {
        var host = new RecordingHost { OnOutput = _ => throw new OutputClosedException() };

        var (_, exitCode) = TestPipeline.Run("New-TestItem int,text | Test-Stream -Label next", host);

        Assert.Single(host.Objects);
        Assert.Equal(ExitCode.Fine, exitCode);
    }

    [Fact]
    public void Writing_after_the_pipeline_was_stopped_leaves_the_cmdlet()
    {
        Pipeline? running = null;
        var host = new RecordingHost { OnOutput = _ => running!.Stop() };
        using var pipeline = new Pipeline([new("New-TestItem", [ArgumentSyntax.OfValue(new object[] { "int", "text" }, "")])], TestPipeline.Catalog, host, Session());
        running = pipeline;
        pipeline.Bind();

        Assert.Throws<PipelineStoppedException>(pipeline.Run);
        Assert.Equal([7], host.Objects);
    }

    [Theory]
    [InlineData("Test-Change x -Confirm", true, 1)]
    [InlineData("Test-Change x -Confirm", false, 0)]
    [InlineData("Test-Destroy x", true, 1)]
    [InlineData("Test-Destroy x", false, 0)]
    public void A_change_is_made_when_the_answer_is_yes(string command, bool yes, int changes)
    {
        var (host, _) = TestPipeline.Run(command, new RecordingHost { Answer = yes ? Answer.Yes : Answer.No });

        Assert.Single(host.Questions);
        Assert.Equal(changes, host.Objects.Count);
    }

    [Fact]
    public void An_answer_for_all_is_asked_for_once()
    {
        var (host, _) = TestPipeline.Run("New-TestItem text,number | Test-Change -Confirm", new RecordingHost { Answer = Answer.YesToAll });

        Assert.Single(host.Questions);
        Assert.Equal(2, host.Objects.Count);
    }

    [Fact]
    public void What_would_happen_is_said_and_not_done()
    {
        var (host, exitCode) = TestPipeline.Run("New-TestItem text,number | Test-Change -WhatIf");

        Assert.Equal(["What if: Performing the operation \"Change\" on target \"abc\".", "What if: Performing the operation \"Change\" on target \"42\"."], host.WhatIfs);
        Assert.Empty(host.Objects);
        Assert.Equal(ExitCode.Fine, exitCode);
    }

    [Fact]
    public void A_critical_check_decides_the_exit_code()
    {
        var host = new RecordingHost();
        host.WriteOutput(new CheckResult("disk", CheckStatus.Critical, 99, "< 95 %", "full"));

        Assert.Equal(ExitCode.Failed, PipelineCommand.Run(PipelineParser.Parse("Test-Set"), TestPipeline.Catalog, host));
    }

    [Fact]
    public void A_cmdlet_may_write_only_on_the_pipelines_thread()
    {
        var (host, _) = TestPipeline.Run("Test-Stray");

        Assert.Equal(["refused: True"], host.Objects);
    }

    [Fact]
    public void A_misspelt_cmdlet_is_guessed()
    {
        var (host, exitCode) = TestPipeline.Run("Test-Pipset");

        Assert.Contains("Did you mean Test-PipeSet?", Assert.Single(host.Errors).ToString(), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, exitCode);
    }

    private static SessionState Session() => new(new PathIntrinsics());
}
