using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Tests.Shadow.Simulation;

/// <summary>Keeps the alerts that it is to send; with a failure, it sends none.</summary>
internal sealed class RecordingSender(AosException? failure = null) : IAlertSender
{
    public List<ShadowAlert> Sent { get; } = [];

    public Task SendAsync(ShadowAlert alert, CancellationToken cancellationToken)
    {
        if (failure is not null)
            throw failure;
        Sent.Add(alert);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
    }
}
