using AosOps.Configuration;
using AosOps.Shadow;
using AosOps.Simulation;

namespace AosOps.Tests.Shadow.Simulation;

public sealed class ShadowRunOptionsTests : IDisposable
{
    private readonly TempDirectory temp = new();
    private readonly JumpingClock clock = new(new DateTimeOffset(2025, 12, 2, 23, 59, 59, TimeSpan.Zero));

    private AosConfiguration Configuration => new() { StateDirectory = temp["state"], RunRoot = temp.Path, AlertWebhook = new Uri("https://hooks.example/s3cr3t") };

    public void Dispose() => temp.Dispose();

    [Fact]
    public void Log_and_directory_lie_where_runs_are_looked_for_and_carry_the_same_time()
    {
        var options = ShadowRunOptions.Default(Configuration, clock);

        Assert.Equal(temp["shadow_simulation_20251202_235959"], options.OutputDirectory);
        Assert.Equal(temp["state", "shadow_24h_20251202_235959.log"], options.LogPath);
    }

    [Fact]
    public void Two_runs_that_begin_in_the_same_second_have_names_of_their_own()
    {
        Directory.CreateDirectory(temp["shadow_simulation_20251202_235959"]);
        temp.Write("state/shadow_24h_20251203_000000.log", "");

        Assert.Equal(temp["shadow_simulation_20251203_000001"], ShadowRunOptions.Default(Configuration, clock).OutputDirectory);
    }

    [Fact]
    public void The_webhook_is_not_printed()
    {
        var options = ShadowRunOptions.Default(Configuration, clock);

        Assert.Equal(new Uri("https://hooks.example/s3cr3t"), options.Webhook);
        Assert.DoesNotContain("s3cr3t", options.ToString(), StringComparison.Ordinal);
    }
}
