using AosOps.Operations;

namespace AosOps.Integrations;

/// <summary>Ends a remote call that takes too long.</summary>
internal static class Deadline
{
    /// <summary>Runs a call, and cancels it when its time is over.</summary>
    /// <exception cref="EndpointException">The call took longer than <paramref name="timeout"/>.</exception>
    public static async Task<T> RunAsync<T>(
        string endpoint, TimeSpan timeout, Func<CancellationToken, Task<T>> call, CancellationToken token)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(token);
        deadline.CancelAfter(timeout);
        try
        {
            // A driver may not look at its token while it connects: it is left to its own timeout.
            return await call(deadline.Token).WaitAsync(deadline.Token);
        }
        catch (OperationCanceledException cause) when (!token.IsCancellationRequested)
        {
            throw EndpointException.TimedOut(endpoint, timeout, cause);
        }
    }
}
