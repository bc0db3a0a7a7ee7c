using AosOps.Operations;

namespace AosOps.Helix;

/// <summary>Restarts services, and waits until they are well.</summary>
/// <param name="systemctl">Restarts them.</param>
/// <param name="reader">Asks them how they are.</param>
/// <param name="clock">Times the wait.</param>
public sealed class HelixRestarter(Systemctl systemctl, HelixStatusReader reader, TimeProvider clock)
{
    private const string Remedy = "Test-HelixInstallation says what is wrong with it, and Get-HelixLog -Tail 20 what it says itself.";

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Restarts a service.</summary>
    /// <param name="service">Which one.</param>
    /// <param name="timeout">How long it may take to be well again.</param>
    /// <param name="observer">Is told how it is meanwhile.</param>
    /// <param name="token">Ends the wait; the service has been told to restart.</param>
    /// <returns>Its status once it is well.</returns>
    /// <exception cref="AosException">systemd refuses, the service does not start, or it is not well in time.</exception>
    public async Task<HelixStatus> RestartAsync(HelixService service, TimeSpan timeout, IOperationObserver observer, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(observer);
        var unit = HelixUnit.NameOf(service);
        var start = clock.GetTimestamp();
        HelixStatus? status = null;
        using var limit = new CancellationTokenSource(timeout, clock);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(token, limit.Token);
        try
        {
            await RestartAsync(unit, waiting.Token);
            while (true)
            {
                status = await reader.ReadAsync(service, waiting.Token);
                if (status.State == HelixState.Running)
                    return status;
                var past = clock.GetElapsedTime(start);
                observer.Report(new OperationProgress($"Restarting {unit}", $"{status.State.ToString()}: {status.Message}", past / timeout, timeout - past));
                await Task.Delay(PollInterval, clock, waiting.Token);
            }
        }
        catch (OperationCanceledException cause) when (!token.IsCancellationRequested)
        {
            throw TimedOut(unit, timeout, status, cause);
        }
    }

    private async Task RestartAsync(string unit, CancellationToken token)
    {
        try
        {
            await systemctl.RestartAsync(unit, token);
        }
        catch (AosException cause) when (cause.ErrorId == ErrorIds.ProgramFailed)
        {
            // systemctl only says where to look; systemd knows how it ended.
            var state = await systemctl.ShowAsync(unit, token);
            if (state is not ({ ActiveState: "failed" } or { IsRestartedAgain: true }))
                throw;
            var why = state.Failure is { } failure ? $" ({failure})" : "";
            throw new AosException(ErrorIds.HelixRestartFailed, FailureKind.InvalidOperation, $"{unit} was restarted, and did not start: it ended{why}.", cause) { Remedy = Remedy };
        }
    }

    private static AosException TimedOut(string unit, TimeSpan timeout, HelixStatus? status, Exception cause) =>
        new(ErrorIds.HelixRestartTimedOut, FailureKind.TimedOut, $"{unit} was restarted, and is not well after {timeout.TotalSeconds:0.###} s: {status?.Message ?? "systemd is still starting it."}", cause)
        {
            Endpoint = status?.Endpoint.AbsoluteUri,
            Remedy = Remedy,
        };
}
