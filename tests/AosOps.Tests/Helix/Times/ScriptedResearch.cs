using System.Collections.Concurrent;
using AosOps.Helix;

namespace AosOps.Tests.Helix.Times;

/// <summary>A service that does with the attempts at an entry what its script says.</summary>
/// <param name="attempt">Gives the outcome of the attempt with that number, from 0, at an entry.</param>
internal sealed class ScriptedResearch(Func<DissonanceTime, int, Task<SendOutcome>> attempt) : IDissonanceResearch
{
    private readonly ConcurrentDictionary<string, int> attempts = new(StringComparer.Ordinal);
    private int underWay;

    /// <summary>Whether it knows idempotency keys.</summary>
    public bool IsCurrent { get; init; } = true;

    /// <summary>The keys that it saw, with how often.</summary>
    public IReadOnlyDictionary<string, int> Attempts => attempts;

    /// <summary>The most entries that were under way at once.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>Pages that it gives, by their cursors.</summary>
    public Dictionary<string, DissonancePage> Pages { get; } = [];

    public Uri Endpoint { get; } = new("http://research.test/");

    public Task<ResearchStatus> GetStatusAsync(CancellationToken token) => Task.FromResult(new ResearchStatus { IsOk = true, Entries = IsCurrent ? 0 : null });

    public Task<DissonanceEntry?> GetLastAsync(CancellationToken token) => Task.FromResult<DissonanceEntry?>(null);

    public Task<DissonancePage> GetPageAsync(DissonanceQuery query, string? cursor, CancellationToken token) => Task.FromResult(Pages[cursor ?? ""]);

    public async Task<SendAttempt> SendAsync(DissonanceTime entry, string idempotencyKey, CancellationToken token)
    {
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref underWay));
        var number = attempts.AddOrUpdate(idempotencyKey, 1, (_, count) => count + 1) - 1;
        var outcome = await attempt(entry, number);
        Interlocked.Decrement(ref underWay);
        return outcome == SendOutcome.Stored
            ? new SendAttempt(outcome, EntryOf(entry))
            : new SendAttempt(outcome, Failure: AosOps.Operations.EndpointException.TimedOut(Endpoint.AbsoluteUri, TimeSpan.FromSeconds(1)));
    }

    public static DissonanceEntry EntryOf(DissonanceTime entry) =>
        new() { IsoTimestamp = entry.IsoTimestamp, TimeZone = entry.TimeZone, Source = entry.Source, Human = entry.Human };
}
