using System.Globalization;
using System.Text;

namespace Helix.Hosting.Systemd;

/// <summary>
/// Tells systemd how the service fares (sd_notify(3)): ready, stopping, and, where the unit has a WatchdogSec, alive, at
/// twice the rate that it asks for. The sign of life comes from the thread pool that answers the requests, so it stops when
/// that no longer gets to its work. Where no systemd listens, this does nothing.
/// </summary>
internal sealed class ServiceNotifier : IDisposable
{
    private readonly UnixDatagram? socket;
    private readonly TimeSpan? watchdog;
    private readonly TimeProvider time;
    private ITimer? timer;

    public ServiceNotifier(Func<string, string?> environment, TimeProvider time)
    {
        this.time = time;
        if (environment("NOTIFY_SOCKET") is { Length: > 0 } address)
            socket = new UnixDatagram(address);
        watchdog = WatchdogInterval(environment);
    }

    /// <summary>The service answers requests.</summary>
    /// <param name="status">A line for <c>systemctl status</c>.</param>
    public void Ready(string status)
    {
        Send($"READY=1\nSTATUS={status}\n");
        if (socket is not null && watchdog is { } interval)
            timer = time.CreateTimer(_ => Send("WATCHDOG=1\n"), null, TimeSpan.Zero, interval / 2);
    }

    /// <summary>The service answers what it has begun to answer, and ends.</summary>
    public void Stopping() => Send("STOPPING=1\nSTATUS=Stopping.\n");

    public void Dispose()
    {
        timer?.Dispose();
        socket?.Dispose();
    }

    // sd_watchdog_enabled(3): the interval is meant for the process that WATCHDOG_PID names, or for any where it names none.
    private static TimeSpan? WatchdogInterval(Func<string, string?> environment)
    {
        if (!long.TryParse(environment("WATCHDOG_USEC"), NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds) || microseconds <= 0)
            return null;
        var process = environment("WATCHDOG_PID");
        var isMeant = string.IsNullOrEmpty(process) || process == Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        return isMeant ? TimeSpan.FromMicroseconds(microseconds) : null;
    }

    private void Send(string state) => socket?.TrySend(Encoding.UTF8.GetBytes(state));
}
