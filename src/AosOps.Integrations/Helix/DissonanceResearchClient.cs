using System.Globalization;
using System.Net;
using AosOps.Helix;
using AosOps.Integrations.Http;
using AosOps.Operations;

namespace AosOps.Integrations.Helix;

/// <summary>Speaks to Helix Dissonance Research.</summary>
internal sealed class DissonanceResearchClient(HttpEndpoint endpoint) : IDissonanceResearch
{
    private const int PageSize = 500;
    private const string KeyHeader = "Idempotency-Key";

    /// <inheritdoc/>
    public Uri Endpoint => endpoint.Address;

    /// <inheritdoc/>
    public Task<ResearchStatus> GetStatusAsync(CancellationToken token) =>
        endpoint.GetJsonAsync("status", HelixAnswer.ReadResearchStatus, token);

    /// <inheritdoc/>
    public async Task<DissonanceEntry?> GetLastAsync(CancellationToken token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "last_time");
        var answer = await endpoint.SendAsync(request, token);
        if (answer.Status == HttpStatusCode.NotFound)
            return null;
        return answer.IsSuccess ? JsonAnswer.Read(answer.Address, answer.Body, HelixAnswer.ReadLastEntry) : throw HelixFailure.Of(answer);
    }

    /// <inheritdoc/>
    public async Task<DissonancePage> GetPageAsync(DissonanceQuery query, string? cursor, CancellationToken token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, PathOf(query, cursor));
        var answer = await endpoint.SendAsync(request, token);
        if (answer.IsSuccess)
            return JsonAnswer.Read(answer.Address, answer.Body, HelixAnswer.ReadPage);
        throw answer.Status == HttpStatusCode.NotFound ? NotOffered(answer.Address) : HelixFailure.Of(answer);
    }

    /// <inheritdoc/>
    public async Task<SendAttempt> SendAsync(DissonanceTime entry, string idempotencyKey, CancellationToken token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "time") { Content = BodyOf(entry) };
        request.Headers.Add(KeyHeader, idempotencyKey);
        try
        {
            return Judge(await endpoint.SendAsync(request, token), entry);
        }
        catch (EndpointException failure)
        {
            // A connection that was never made carried nothing; of any other call it is not known how far it got.
            return new SendAttempt(failure.ErrorId == ErrorIds.EndpointUnreachable ? SendOutcome.NotStored : SendOutcome.Unknown, Failure: failure);
        }
    }

    private static JsonBody BodyOf(DissonanceTime entry) => JsonBody.Of(writer =>
    {
        writer.WriteString("iso_timestamp", entry.IsoTimestamp);
        writer.WriteString("timezone", entry.TimeZone);
        writer.WriteString("source", entry.Source);
        writer.WriteString("human", entry.Human);
    });

    private static SendAttempt Judge(HttpAnswer answer, DissonanceTime entry)
    {
        if (answer.IsSuccess)
            return new SendAttempt(SendOutcome.Stored, StoredEntry(answer, entry));
        var outcome = answer.Status switch
        {
            HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => SendOutcome.NotStored,
            >= HttpStatusCode.InternalServerError => SendOutcome.Unknown,
            _ => SendOutcome.Rejected,
        };
        return new SendAttempt(outcome, Failure: HelixFailure.Of(answer), RetryAfter: answer.RetryAfter);
    }

    /// <summary>The first generation of the service acknowledges an entry without repeating it: then it is the one that was sent.</summary>
    private static DissonanceEntry StoredEntry(HttpAnswer answer, DissonanceTime entry)
    {
        try
        {
            return JsonAnswer.Read(answer.Address, answer.Body, HelixAnswer.ReadLastEntry) ?? HelixAnswer.EntryOf(entry);
        }
        catch (EndpointException)
        {
            return HelixAnswer.EntryOf(entry);
        }
    }

    private static string PathOf(DissonanceQuery query, string? cursor)
    {
        var path = $"times?limit={PageSize}";
        if (query.From is { } from)
            path += "&from=" + Instant(from);
        if (query.To is { } to)
            path += "&to=" + Instant(to);
        return cursor is null ? path : path + "&cursor=" + Uri.EscapeDataString(cursor);
    }

    private static string Instant(DateTimeOffset time) =>
        Uri.EscapeDataString(time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));

    private static AosException NotOffered(string address) =>
        new(ErrorIds.HelixFeatureMissing, FailureKind.InvalidOperation, $"{address} does not exist: this service lists no entries.")
        {
            Endpoint = address,
            Remedy = "It is of the first generation, which knows only its newest entry: Get-DissonanceTime -Last. The current service lists all.",
        };
}
