using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Tests.Shadow.Control;

public sealed class ShadowRunStopperTests : IDisposable
{
    private const string Obedient = "echo ready; read line";
    private const string Stubborn = "trap '' TERM; echo ready; while read line; do :; done; read line";

    private static readonly TimeSpan Ample = TimeSpan.FromSeconds(30);

    private readonly TempDirectory directory = new();
    private readonly RecordingObserver observer = new();
    private readonly ShadowRunStopper stopper = new(new ShadowProcessFinder(), TimeProvider.System);

    private ShadowRun Run => new() { Name = "20251202_131219", Directory = directory.Path };

    public ShadowRunStopperTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");

    public void Dispose() => directory.Dispose();

    private Task StopAsync(TimeSpan timeout, bool force, RecordingObserver told, CancellationToken token) =>
        stopper.StopAsync(Run, stopper.Find(Run, told), timeout, force, told, token);

    [Fact]
    public async Task A_run_that_is_asked_to_end_ends()
    {
        using var process = await ClaimedBy(Obedient);

        await StopAsync(Ample, force: false, observer, TestContext.Current.CancellationToken);

        await process.WaitForExitAsync();
        Assert.Empty(observer.Warnings);
    }

    [Fact]
    public async Task A_run_that_goes_on_is_an_error()
    {
        using var process = await ClaimedBy(Stubborn);

        var failure = await Assert.ThrowsAsync<AosException>(() => StopAsync(TimeSpan.Zero, force: false, observer, TestContext.Current.CancellationToken));

        Assert.Equal((ErrorIds.ShadowRunStopTimedOut, FailureKind.TimedOut), (failure.ErrorId, failure.Kind));
        Assert.False(process.HasExited);
    }

    [Fact]
    public async Task A_run_that_goes_on_is_killed_by_force()
    {
        using var process = await ClaimedBy(Stubborn);

        await StopAsync(TimeSpan.Zero, force: true, observer, TestContext.Current.CancellationToken);

        await process.WaitForExitAsync();
        Assert.Contains("killed", Assert.Single(observer.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_that_only_has_the_number_of_the_run_is_left_alone()
    {
        using var process = await ChildProcess.StartAsync(Obedient);
        var other = ShadowProcessFile.Describe(process.Id)!;
        (other with { StartTicks = other.StartTicks - 1 }).TryClaim(directory.Path);

        var failure = await Assert.ThrowsAsync<AosException>(() => StopAsync(Ample, force: true, observer, TestContext.Current.CancellationToken));

        Assert.Equal(ErrorIds.ShadowProcessNotFound, failure.ErrorId);
        Assert.False(process.HasExited);
    }

    [Fact]
    public async Task A_run_of_this_very_process_is_not_signalled()
    {
        ShadowProcessFile.Describe(Environment.ProcessId)!.TryClaim(directory.Path);

        var failure = await Assert.ThrowsAsync<AosException>(() => StopAsync(Ample, force: true, observer, TestContext.Current.CancellationToken));

        Assert.Equal(ErrorIds.ShadowProcessRefused, failure.ErrorId);
    }

    private async Task<ChildProcess> ClaimedBy(string script)
    {
        var process = await ChildProcess.StartAsync(script);
        Assert.True(ShadowProcessFile.Describe(process.Id)!.TryClaim(directory.Path));
        return process;
    }
}
