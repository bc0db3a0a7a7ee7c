using AosOps.Operations;

namespace AosOps.Helix;

/// <summary>Restarts services, and waits until they are well.</summary>
/// <param name="systemctl">Restarts them.</param>
/// <param name="reader">Asks them how they are.</param>
/// <param name="clock">Times the wait.</param>
public sealed class HelixRestarter(Systemctl systemctl, HelixStatusReader reader, TimeProvider clock)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Restarts a service.</summary>
    /// <param name="service">Which one.</param>
    /// <param name="timeout">How long it may take to be well again.</param>
    /// <param name="observer">Is told how it is meanwhile.</param>
    /// <param name="token">Ends the wait; the service has been told to restart.</param>
    /// <returns>Its status once it is well.</returns>
    /// <exception cref="AosException">systemd refuses, or the service is not well in time.</exception>
    public async Task<HelixStatus> RestartAsync(HelixService service, TimeSpan timeout, IOperationObserver observer, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(observer);
        var start = clock.GetTimestamp();
        await systemctl.RestartAsync(HelixUnit.NameOf(service), token);
        while (true)
        {
            var status = await reader.ReadAsync(service, token);
            if (status.State == HelixState.Running)
                return status;
            var past = clock.GetElapsedTime(start);
            if (past >= timeout)
                throw TimedOut(status, timeout);
            observer.Report(new OperationProgress($"Restarting {HelixUnit.NameOf(service)}", $"{status.State.ToString()}: {status.Message}", past / timeout, timeout - past));
            await Task.Delay(PollInterval, clock, token);
        }
    }

    private static AosException TimedOut(HelixStatus status, TimeSpan timeout) =>
        new(ErrorIds.HelixRestartTimedOut, FailureKind.TimedOut, $"{HelixUnit.NameOf(status.Service)} was restarted, and is not well after {timeout.TotalSeconds:0.###} s: {status.Message}")
        {
            Endpoint = status.Endpoint.AbsoluteUri,
            Remedy = "Test-HelixInstallation says what is wrong with it, and Get-HelixLog -Tail 20 what it says itself.",
        };
}
