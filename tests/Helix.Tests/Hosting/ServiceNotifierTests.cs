using AosOps.Tests;
using Helix.Hosting.Systemd;
using Helix.Tests.Services;

namespace Helix.Tests.Hosting;

public sealed class ServiceNotifierTests : IDisposable
{
    private readonly TempDirectory directory = new();
    private readonly FakeTime time = new();

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Readiness_and_the_end_are_told_to_a_socket_with_or_without_a_file(bool isAbstract)
    {
        using var systemd = new DatagramReceiver(isAbstract ? $"@helix-{Guid.NewGuid():N}" : directory["notify"]);
        using var notifier = Notifier(("NOTIFY_SOCKET", systemd.Address));
        notifier.Ready("Listening.");
        Assert.Equal("READY=1\nSTATUS=Listening.\n", await systemd.NextTextAsync());
        notifier.Stopping();
        Assert.StartsWith("STOPPING=1\n", await systemd.NextTextAsync());
    }

    [Fact]
    public async Task A_sign_of_life_comes_twice_in_the_time_that_the_watchdog_allows()
    {
        using var systemd = new DatagramReceiver(directory["notify"]);
        using var notifier = Notifier(("NOTIFY_SOCKET", systemd.Address), ("WATCHDOG_USEC", "30000000"), ("WATCHDOG_PID", Environment.ProcessId.ToString()));
        notifier.Ready("");
        await systemd.NextAsync();
        Assert.Equal("WATCHDOG=1\n", await systemd.NextTextAsync());
        time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal("WATCHDOG=1\n", await systemd.NextTextAsync());
    }

    [Theory]
    [InlineData("30000000", "1")]
    [InlineData("0", "")]
    [InlineData("soon", "")]
    [InlineData("-5", "")]
    public async Task No_sign_of_life_is_sent_where_the_watchdog_waits_for_another_or_not_at_all(string interval, string process)
    {
        using var systemd = new DatagramReceiver(directory["notify"]);
        using var notifier = Notifier(("NOTIFY_SOCKET", systemd.Address), ("WATCHDOG_USEC", interval), ("WATCHDOG_PID", process));
        notifier.Ready("");
        await systemd.NextAsync();
        time.Advance(TimeSpan.FromMinutes(5));
        notifier.Stopping();
        Assert.StartsWith("STOPPING=1\n", await systemd.NextTextAsync());
    }

    [Fact]
    public void Nobody_who_listens_is_no_error()
    {
        using var absent = Notifier(("NOTIFY_SOCKET", directory["nobody"]));
        absent.Ready("");
        using var none = Notifier();
        none.Ready("");
        none.Stopping();
    }

    private ServiceNotifier Notifier(params (string Name, string Value)[] environment) =>
        new(name => Array.Find(environment, variable => variable.Name == name).Value, time);
}
