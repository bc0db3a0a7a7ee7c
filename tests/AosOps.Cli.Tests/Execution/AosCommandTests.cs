using System.Diagnostics;
using System.Management.Automation;
using AosOps.Cli.Execution;
using AosOps.Cli.Parsing;
using AosOps.Commands;
using AosOps.Operations;

namespace AosOps.Cli.Tests.Execution;

public sealed class AosCommandTests
{
    [Fact]
    public void An_operations_objects_messages_and_failures_come_in_order_on_the_pipelines_thread()
    {
        var host = Run("Test-Pump");

        Assert.Equal([.. Enumerable.Range(0, 2000).Cast<object>()], host.Objects);
        Assert.Equal(["half"], host.Warnings);
        Assert.Equal("ReadFailed,AosOps.Cli.Tests.Execution.AosCommandTests+TestPumpCommand", Assert.Single(host.Errors).FullyQualifiedErrorId);
    }

    [Fact]
    public void An_operation_stops_at_once_when_the_pipeline_does()
    {
        Pipeline? running = null;
        var stopped = new Stopwatch();
        var host = new RecordingHost
        {
            OnOutput = _ => ThreadPool.QueueUserWorkItem(_ =>
            {
                stopped.Start();
                running!.Stop();
            }),
        };
        using var pipeline = running = Pipeline("Test-Forever", host);

        Assert.Throws<PipelineStoppedException>(pipeline.Run);
        Assert.InRange(stopped.ElapsedMilliseconds, 0, 1000);
    }

    [Fact]
    public void An_operation_that_nobody_listens_to_any_more_ends()
    {
        var host = new RecordingHost { OnOutput = _ => throw new OutputClosedException() };
        using var pipeline = Pipeline("Test-Forever", host);

        Assert.Throws<OutputClosedException>(pipeline.Run);
    }

    private static RecordingHost Run(string command)
    {
        var host = new RecordingHost();
        using var pipeline = Pipeline(command, host);
        pipeline.Run();
        return host;
    }

    private static Pipeline Pipeline(string command, RecordingHost host)
    {
        var pipeline = new Pipeline(PipelineParser.Parse(command), TestPipeline.Catalog, host, new SessionState(new PathIntrinsics()));
        pipeline.Bind();
        return pipeline;
    }

    [Cmdlet(VerbsDiagnostic.Test, "Pump")]
    public sealed class TestPumpCommand : AosCommand
    {
        protected override void ProcessRecord()
        {
            Stream("target", (observer, _) => Numbers(observer));
            Run<object>("target", (_, _) => throw new AosException(ErrorIds.ReadFailed, FailureKind.ReadFailed, "read"));
        }

        private static async IAsyncEnumerable<int> Numbers(IOperationObserver observer)
        {
            for (var i = 0; i < 2000; i++)
            {
                if (i == 1000)
                {
                    await Task.Yield();
                    observer.Warn("half");
                }

                yield return i;
            }
        }
    }

    [Cmdlet(VerbsDiagnostic.Test, "Forever")]
    public sealed class TestForeverCommand : AosCommand
    {
        protected override void ProcessRecord() => Stream("target", (_, token) => Forever(token));

        private static async IAsyncEnumerable<int> Forever([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token)
        {
            yield return 1;
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
        }
    }
}
