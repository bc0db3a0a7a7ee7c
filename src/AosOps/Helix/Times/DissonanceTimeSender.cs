using System.Runtime.CompilerServices;
using AosOps.Operations;

namespace AosOps.Helix;

/// <summary>
/// Sends entries to Helix Dissonance Research, several at once, and again where that helps. Every entry has one
/// idempotency key for all its attempts, so that a service that knows such keys stores it once. A service that does not
/// could store it twice: where it is not known whether it did, nothing is sent again unless that was asked for.
/// </summary>
/// <param name="research">The service.</param>
/// <param name="options">How entries are sent.</param>
/// <param name="clock">Times the waits between attempts.</param>
public sealed class DissonanceTimeSender(IDissonanceResearch research, SendOptions options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim places = new(options.Concurrency);
    private bool? knowsKeys;
    private long stored;
    private long failed;

    /// <summary>Sends entries.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="observer">Is told of each entry that is not stored, or not surely, and how far it is.</param>
    /// <param name="token">Ends the sending; entries under way may be stored or not.</param>
    /// <returns>The entries that are stored, in the order in which they were given.</returns>
    /// <exception cref="AosException">The service cannot be asked what it knows.</exception>
    public async IAsyncEnumerable<DissonanceEntry> SendAsync(
        IReadOnlyList<DissonanceTime> entries, IOperationObserver observer, [EnumeratorCancellation] CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(observer);
        knowsKeys ??= (await research.GetStatusAsync(token)).IsCurrent;
        var sendings = entries.Select(entry => InPlaceAsync(entry, token)).ToArray();
        try
        {
            for (var i = 0; i < sendings.Length; i++)
            {
                if (Settle(await sendings[i], entries[i], observer) is { } entry)
                    yield return entry;
            }
        }
        finally
        {
            // Whoever has enough leaves: what is under way then ends before its places are disposed of.
            await ((Task)Task.WhenAll(sendings)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();

    private DissonanceEntry? Settle(SendAttempt attempt, DissonanceTime sent, IOperationObserver observer)
    {
        if (attempt.Outcome == SendOutcome.Stored)
        {
            stored++;
        }
        else
        {
            failed++;
            observer.Fail(attempt.Failure!, sent);
        }

        observer.Report(new OperationProgress("Sending time entries", failed == 0 ? $"{stored:N0} stored" : $"{stored:N0} stored, {failed:N0} failed"));
        return attempt.Entry;
    }

    private async Task<SendAttempt> InPlaceAsync(DissonanceTime entry, CancellationToken token)
    {
        await places.WaitAsync(token);
        try
        {
            return await SendAsync(entry, token);
        }
        finally
        {
            places.Release();
        }
    }

    private async Task<SendAttempt> SendAsync(DissonanceTime entry, CancellationToken token)
    {
        var key = Guid.NewGuid().ToString("N");
        for (var attempt = 0; ; attempt++)
        {
            var result = await research.SendAsync(entry, key, token);
            if (!MayRepeat(result.Outcome) || attempt >= options.Retries)
                return result.Outcome == SendOutcome.Unknown ? result with { Failure = Unknown(entry, result.Failure!) } : result;
            await Task.Delay(DelayBefore(attempt, result.RetryAfter), clock, token);
        }
    }

    private bool MayRepeat(SendOutcome outcome) => outcome switch
    {
        SendOutcome.NotStored => true,
        SendOutcome.Unknown => knowsKeys == true || options.RepeatsUnknown,
        _ => false,
    };

    private static TimeSpan DelayBefore(int attempt, TimeSpan? asked)
    {
        var delay = asked is { } wanted && wanted > TimeSpan.Zero ? wanted : FirstDelay * Math.Pow(2, attempt);
        return delay < LongestDelay ? delay : LongestDelay;
    }

    private static AosException Unknown(DissonanceTime entry, AosException cause) =>
        new(ErrorIds.DissonanceTimeOutcomeUnknown, cause.Kind, $"Whether the entry of {entry.IsoTimestamp} ('{entry.Human}') was stored is not known: {cause.Message}", cause)
        {
            Endpoint = cause.Endpoint,
            Remedy = "Get-DissonanceTime -Last shows the newest entry. Send it again if it is missing; -Force does so by itself, and may store an entry twice.",
        };
}
