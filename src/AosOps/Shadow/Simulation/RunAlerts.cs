using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>Tells of what somebody must look at: in the log, and where there is one, through a webhook.</summary>
internal sealed class RunAlerts(ShadowRunLog log, IAlertSender? sender, TimeProvider clock)
{
    /// <summary>Raises an alert. That it cannot be sent is a line in the log.</summary>
    public async Task RaiseAsync(string message, CancellationToken token)
    {
        log.Alert(message);
        if (sender is null)
            return;
        try
        {
            await sender.SendAsync(new ShadowAlert("CRITICAL", message, clock.GetLocalNow()), token);
        }
        catch (AosException failure)
        {
            log.Warn($"The alert was not sent: {failure.Message}");
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            log.Warn("The alert was not sent: the run was ended.");
        }
    }
}
