using AosOps.Configuration;
using AosOps.Drills;
using AosOps.Operations;

namespace AosOps.Tests.Drills;

public sealed class TabletopDrillTests
{
    private readonly RecordingObserver observer = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Steps_are_numbered_in_order_and_say_what_to_type()
    {
        var steps = await RunAsync(new FakeExercise("first"), new FakeExercise("second"));

        Assert.Equal([(1, "first", "Do-first", "first is done"), (2, "second", "Do-second", "second is done")],
            steps.Select(step => (step.Number, step.Name, step.Command, step.Expected)));
    }

    [Fact]
    public async Task A_step_that_does_what_is_expected_passed()
    {
        var step = Assert.Single(await RunAsync(new FakeExercise("step")));

        Assert.Equal((DrillStatus.Passed, "step was done", null), (step.Status, step.Actual, step.Message));
    }

    [Fact]
    public async Task A_step_that_finds_something_else_failed()
    {
        var exercise = new FakeExercise("step") { Act = _ => new DrillFinding(Passed: false, "something else", "look") };

        var step = Assert.Single(await RunAsync(exercise));

        Assert.Equal((DrillStatus.Failed, "something else", "look"), (step.Status, step.Actual, step.Message));
    }

    [Fact]
    public async Task A_step_that_cannot_be_done_failed_with_the_reason_and_the_others_go_on()
    {
        var failing = new FakeExercise("failing")
        {
            Act = _ => throw new AosException(ErrorIds.ShadowRunNotFound, FailureKind.NotFound, "There is no run.") { Remedy = "Start one." },
        };

        var steps = await RunAsync(failing, new FakeExercise("next"));

        Assert.Equal((DrillStatus.Failed, "There is no run.", "Start one."), (steps[0].Status, steps[0].Actual, steps[0].Message));
        Assert.Equal(DrillStatus.Passed, steps[1].Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_step_whose_server_is_not_there_is_skipped_and_names_it(bool timedOut)
    {
        var failure = timedOut
            ? EndpointException.TimedOut("cache:6379", TimeSpan.FromSeconds(5))
            : EndpointException.Unreachable("cache:6379", new IOException("refused"));

        var step = Assert.Single(await RunAsync(new FakeExercise("step") { Act = _ => throw failure }));

        Assert.Equal(DrillStatus.Skipped, step.Status);
        Assert.Contains("cache:6379", step.Actual, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_whose_server_answers_badly_failed()
    {
        var step = Assert.Single(await RunAsync(
            new FakeExercise("step") { Act = _ => throw EndpointException.Failed("cache:6379", "LOADING") }));

        Assert.Equal(DrillStatus.Failed, step.Status);
    }

    [Fact]
    public async Task Each_step_is_given_before_the_next_is_done()
    {
        var done = 0;
        var exercises = Enumerable.Range(1, 3)
            .Select(number => new FakeExercise($"step {number}") { Act = _ => new DrillFinding(Passed: true, $"{++done}") }).ToArray();

        await foreach (var step in Drill(exercises).RunAsync(keepSandbox: false, observer, Token))
            Assert.Equal(step.Number, done);
    }

    [Fact]
    public async Task Everything_happens_in_a_sandbox_that_is_gone_afterwards()
    {
        DrillSandbox? used = null;
        await RunAsync(new FakeExercise("step")
        {
            Act = sandbox =>
            {
                used = sandbox;
                File.WriteAllText(sandbox.Configuration.EmergencyStopPath, "stop");
                return new DrillFinding(Passed: true, "");
            },
        });

        Assert.NotNull(used);
        Assert.All(
            [used.Configuration.StateDirectory, used.Configuration.RunRoot, used.Configuration.EmergencyStopPath],
            path => Assert.StartsWith(used.Directory, path, StringComparison.Ordinal));
        Assert.False(Directory.Exists(used.Directory));
    }

    [Fact]
    public async Task A_drill_that_is_stopped_removes_its_sandbox()
    {
        using var stopping = new CancellationTokenSource();
        DrillSandbox? used = null;
        var exercise = new FakeExercise("step")
        {
            Act = sandbox =>
            {
                used = sandbox;
                stopping.Cancel();
                throw new OperationCanceledException(stopping.Token);
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Drill(exercise).RunAsync(keepSandbox: false, observer, stopping.Token).ToListAsync(Token));

        Assert.False(Directory.Exists(used!.Directory));
    }

    [Fact]
    public async Task A_sandbox_that_is_kept_is_named()
    {
        DrillSandbox? used = null;
        var exercise = new FakeExercise("step") { Act = sandbox => (used = sandbox, new DrillFinding(Passed: true, "")).Item2 };

        await Drill(exercise).RunAsync(keepSandbox: true, observer, Token).ToListAsync(Token);

        Assert.True(Directory.Exists(used!.Directory));
        Directory.Delete(used.Directory, recursive: true);
        Assert.Contains(used.Directory, Assert.Single(observer.Warnings), StringComparison.Ordinal);
    }

    private static TabletopDrill Drill(params FakeExercise[] exercises) => new(new AosConfiguration(), exercises, TimeProvider.System);

    private ValueTask<List<DrillStep>> RunAsync(params FakeExercise[] exercises) =>
        Drill(exercises).RunAsync(keepSandbox: false, observer, Token).ToListAsync(Token);

    private sealed class FakeExercise(string name) : IDrillExercise
    {
        public Func<DrillSandbox, DrillFinding> Act { get; init; } = _ => new DrillFinding(Passed: true, $"{name} was done");

        public string Name => name;

        public string Command => $"Do-{name}";

        public string Expected => $"{name} is done";

        public Task<DrillFinding> RunAsync(DrillSandbox sandbox, IOperationObserver observer, CancellationToken token) =>
            Task.FromResult(Act(sandbox));
    }
}
