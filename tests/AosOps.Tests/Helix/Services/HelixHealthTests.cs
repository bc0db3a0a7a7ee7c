using AosOps.Helix;
using AosOps.Operations;

namespace AosOps.Tests.Helix.Services;

public sealed class HelixHealthTests
{
    private static readonly HelixErrorCount NoErrors = new(10, 0, null, "the journal");

    private static HelixStatus Metrics => new()
    {
        Service = HelixService.ShadowMetrics,
        Endpoint = new Uri("http://127.0.0.1:9010/"),
        State = HelixState.Running,
        Version = "1.1.0",
        Uptime = TimeSpan.FromHours(1),
        Dissonance = 0.12,
        Latency = TimeSpan.FromMilliseconds(3),
        Message = "fine",
    };

    private static HelixStatus Research => Metrics with { Service = HelixService.DissonanceResearch, Version = null, Dissonance = null };

    [Fact]
    public void A_service_that_is_well_passes_every_check()
    {
        Assert.Equal(["MetricsVersion", "Dissonance", "MetricsResponse", "MetricsUptime", "MetricsErrors"], Check(Metrics).Select(check => check.Name));
        Assert.Equal(["ResearchStatus", "ResearchResponse", "ResearchUptime", "ResearchErrors"], Check(Research).Select(check => check.Name));
        Assert.All(Check(Metrics).Concat(Check(Research)), check => Assert.Equal(CheckStatus.Healthy, check.Status));
    }

    [Theory]
    [InlineData(0.3, CheckStatus.Healthy)]
    [InlineData(0.31, CheckStatus.Critical)]
    public void Dissonance_above_the_threshold_is_critical(double value, CheckStatus status) =>
        Assert.Equal(status, One(Metrics with { Dissonance = value }, "Dissonance").Status);

    [Fact]
    public void Another_version_is_critical() => Assert.Equal(CheckStatus.Critical, One(Metrics with { Version = "1.1.0-rc" }, "MetricsVersion").Status);

    [Fact]
    public void A_slow_answer_and_a_late_restart_are_warnings()
    {
        Assert.Equal(CheckStatus.Warning, One(Metrics with { Latency = TimeSpan.FromSeconds(1) }, "MetricsResponse").Status);
        Assert.Equal(CheckStatus.Warning, One(Metrics with { Uptime = TimeSpan.FromMinutes(4) }, "MetricsUptime").Status);
    }

    [Theory]
    [InlineData(5, CheckStatus.Healthy)]
    [InlineData(6, CheckStatus.Warning)]
    [InlineData(51, CheckStatus.Critical)]
    public void Errors_are_judged_by_their_rate(int errors, CheckStatus status) =>
        Assert.Equal(status, new HelixHealth(new HelixThresholds()).Check(Metrics, NoErrors with { Errors = errors, LastError = "x" }).Single(check => check.Name == "MetricsErrors").Status);

    [Fact]
    public void A_log_that_cannot_be_read_is_a_warning_that_says_why()
    {
        var check = new HelixHealth(new HelixThresholds()).Check(Metrics, NoErrors with { Problem = "no journal" }).Single(result => result.Name == "MetricsErrors");

        Assert.Equal(CheckStatus.Warning, check.Status);
        Assert.Contains("no journal", check.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HelixState.Unreachable)]
    [InlineData(HelixState.Refused)]
    [InlineData(HelixState.Invalid)]
    public void A_service_that_cannot_be_asked_passes_no_check_but_that_of_its_log_and_is_critical_once(HelixState state)
    {
        var dead = new HelixStatus { Service = HelixService.ShadowMetrics, Endpoint = Metrics.Endpoint, State = state, Message = "Connection refused." };

        foreach (var status in new[] { dead, dead with { Service = HelixService.DissonanceResearch } })
        {
            var checks = Check(status).ToList();
            Assert.DoesNotContain(checks, check => check.Status == CheckStatus.Healthy && !check.Name.EndsWith("Errors", StringComparison.Ordinal));
            Assert.Equal("Connection refused.", Assert.Single(checks, check => check.Status == CheckStatus.Critical).Message);
        }
    }

    [Fact]
    public void A_service_without_dissonance_is_critical_and_one_that_is_not_ok_too()
    {
        Assert.Equal(CheckStatus.Critical, One(Metrics with { Dissonance = null, State = HelixState.Degraded }, "Dissonance").Status);
        Assert.Equal(CheckStatus.Critical, One(Research with { State = HelixState.Degraded }, "ResearchStatus").Status);
    }

    [Fact]
    public void What_a_service_does_not_say_is_skipped()
    {
        var check = One(Research with { Uptime = null }, "ResearchUptime");

        Assert.Equal((CheckStatus.Skipped, "The service does not say."), (check.Status, check.Message));
    }

    [Theory]
    [InlineData(0.2, 0.5, 0.3, false)]
    [InlineData(0.5, 0.2, 0.3, false)]
    [InlineData(0.12, 0.43, 0.31, true)]
    [InlineData(-0.1, 0.25, 0.35, true)]
    public void A_change_is_audited_when_it_is_more_than_the_threshold_as_decimal_fractions(double previous, double value, double delta, bool isAudited)
    {
        var plan = new DissonancePlan(previous, value);

        Assert.Equal((delta, isAudited), (plan.Delta, plan.IsAudited));
        Assert.Contains(isAudited ? "MORE than the 0.3" : "no more than the 0.3", plan.ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<CheckResult> Check(HelixStatus status) => new HelixHealth(new HelixThresholds()).Check(status, NoErrors);

    private static CheckResult One(HelixStatus status, string name) => Check(status).Single(check => check.Name == name);
}
