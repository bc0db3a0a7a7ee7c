using AosOps.Helix;
using AosOps.Operations;
using AosOps.Tests.Golden.Retention;
using AosOps.Tests.Helix.Systemd;

namespace AosOps.Tests.Helix.Installation;

public sealed class InstallationRepairerTests : IDisposable
{
    private const string Unit = "helix-dissonance.service";

    private readonly HelixRoot root = new();
    private readonly StandIn programs = new();
    private readonly RecordingObserver observer = new();

    private IEnumerable<string> Changes => programs.Calls.Where(call => !call.StartsWith("systemctl show", StringComparison.Ordinal));

    public void Dispose()
    {
        root.Dispose();
        programs.Dispose();
    }

    [Fact]
    public async Task A_service_is_started_only_when_its_files_are_mended_and_systemd_has_read_them()
    {
        // It ends until systemd has read the mended drop-in, which it does when it is told to.
        programs.With("systemctl", """
            case $1 in
                daemon-reload) touch "$here/read" ;;
                restart) [ -e "$here/read" ] && touch "$here/runs" || exit 1 ;;
                show) [ -e "$here/runs" ] && echo ActiveState=active || echo ActiveState=failed
                      [ -e "$here/read" ] || echo NeedDaemonReload=yes ;;
            esac
            """);
        root.Write($"/etc/systemd/system/{Unit}.d/z99-execstart.conf", "[Service]\nExecStart=\nExecStart=/opt/helix/bin/uvicorn dissonance:app --port 9011 --work\n");

        var checks = await RepairAsync(new Approval());

        Assert.Equal(["systemctl daemon-reload", $"systemctl reset-failed -- {Unit}", $"systemctl restart -- {Unit}"], Changes);
        Assert.Empty(observer.Failures);
        Assert.All(checks, check => Assert.Equal(CheckStatus.Healthy, check.Status));
        Assert.Equal(["ExecStart", "Reload", "Running"], checks.Where(check => check.IsRepaired).Select(check => check.Check));
    }

    [Fact]
    public async Task A_repair_that_fails_is_an_error_and_is_not_tried_again_and_the_others_go_on()
    {
        programs.With("systemctl", "[ $1 = show ] && echo ActiveState=failed && exit 0\necho refused >&2; exit 1");
        File.Delete(root["/run/helix/dissonance.env"]);

        var checks = await RepairAsync(new Approval(), HelixService.ShadowMetrics, HelixService.DissonanceResearch);

        Assert.Equal(2, observer.Failures.Count);
        Assert.All(observer.Failures, failure => Assert.Contains("refused", failure.Message, StringComparison.Ordinal));
        Assert.Equal(2, Changes.Count());
        Assert.Equal(["Seed"], checks.Where(check => check.IsRepaired).Select(check => check.Check));
        Assert.Equal(2, checks.Count(check => check is { Check: "Running", Status: CheckStatus.Critical, IsRepaired: false }));
    }

    [Fact]
    public async Task What_is_not_approved_is_asked_for_once_and_stays_as_it_is()
    {
        programs.With("systemctl", "echo ActiveState=failed; echo NeedDaemonReload=yes");
        File.Delete(root["/run/helix/dissonance.env"]);
        var approval = new Approval(answer: false);

        var checks = await RepairAsync(approval, HelixService.ShadowMetrics);

        Assert.Equal(["/run/helix/dissonance.env", "helix-shadow-metrics.service", "helix-shadow-metrics.service"], approval.Asked);
        Assert.Empty(Changes);
        Assert.DoesNotContain(checks, check => check.IsRepaired);
    }

    [Fact]
    public async Task Where_nothing_can_be_mended_nobody_is_asked()
    {
        var approval = new Approval();

        var checks = await new InstallationRepairer(new HelixInstallation(new RootDirectory(root.Path), null, new FakeTime()))
            .RepairAsync(HelixUnit.Services, approval, observer, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);

        Assert.Empty(approval.Asked);
        Assert.Equal((await root.CheckAsync()).Select(finding => finding.Check), checks);
    }

    private async Task<List<HelixInstallationCheck>> RepairAsync(Approval approval, params HelixService[] services)
    {
        var installation = new HelixInstallation(new RootDirectory(root.Path), new Systemctl(programs.SearchPath), new FakeTime());
        return await new InstallationRepairer(installation)
            .RepairAsync(services is [] ? [HelixService.DissonanceResearch] : services, approval, observer, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);
    }
}
