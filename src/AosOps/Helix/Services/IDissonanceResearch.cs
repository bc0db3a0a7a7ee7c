using AosOps.Operations;

namespace AosOps.Helix;

/// <summary>Helix Dissonance Research.</summary>
public interface IDissonanceResearch
{
    /// <summary>The service's address.</summary>
    Uri Endpoint { get; }

    /// <summary>Asks how it is: <c>GET /status</c>.</summary>
    /// <param name="token">Cancels the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="EndpointException">There was no answer, or it has another form.</exception>
    Task<ResearchStatus> GetStatusAsync(CancellationToken token);

    /// <summary>Gives the newest entry: <c>GET /last_time</c>.</summary>
    /// <param name="token">Cancels the call.</param>
    /// <returns>The entry, or null where there is none.</returns>
    /// <exception cref="EndpointException">There was no answer, or it has another form.</exception>
    Task<DissonanceEntry?> GetLastAsync(CancellationToken token);

    /// <summary>Gives some entries: <c>GET /times</c>.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="cursor">Where the page begins, as the page before says; null for the first.</param>
    /// <param name="token">Cancels the call.</param>
    /// <returns>A page.</returns>
    /// <exception cref="AosException">There was no answer, it has another form, or the service is one that lists no entries.</exception>
    Task<DissonancePage> GetPageAsync(DissonanceQuery query, string? cursor, CancellationToken token);

    /// <summary>Sends an entry once: <c>POST /time</c>. How it went is in the result; nothing is thrown for a failure of the service.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="idempotencyKey">The same for every attempt at the same entry.</param>
    /// <param name="token">Cancels the call.</param>
    /// <returns>How it went.</returns>
    Task<SendAttempt> SendAsync(DissonanceTime entry, string idempotencyKey, CancellationToken token);
}
