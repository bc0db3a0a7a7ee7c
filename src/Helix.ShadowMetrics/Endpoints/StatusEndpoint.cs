using System.Text.Unicode;
using Helix.Hosting;
using Helix.ShadowMetrics.Seeding;
using Helix.ShadowMetrics.Values;
using Microsoft.AspNetCore.Http;

namespace Helix.ShadowMetrics.Endpoints;

/// <summary>
/// <c>GET /status</c>: compact JSON of exactly <c>server_time_utc</c>, <c>version</c>, <c>uptime_seconds</c> and
/// <c>dissonance</c> {<c>value</c>, <c>timestamp</c>, <c>source</c>, <c>ip</c>}. Where the seed file is not as it should be,
/// <c>seed_state</c> (<c>missing</c>, <c>unreadable</c>, <c>invalid</c>, <c>unaudited</c>) and <c>problem</c> (a sentence)
/// follow, and <c>dissonance</c> is the last value that held; all its members are null where there was none.
/// </summary>
internal sealed class StatusEndpoint
{
    // Two instants' texts, the version, and a number.
    private const int HeadBytes = 256;

    private readonly DissonanceHolder holder;
    private readonly SeedWatch watch;
    private readonly ServiceIdentity identity;
    private readonly TimeProvider time;
    private readonly long began;
    private volatile StatusTail tail;

    public StatusEndpoint(DissonanceHolder holder, SeedWatch watch, ServiceIdentity identity, TimeProvider time)
    {
        (this.holder, this.watch, this.identity, this.time) = (holder, watch, identity, time);
        began = time.GetTimestamp();
        tail = new StatusTail(null, watch.Last);
    }

    /// <summary>Answers a request.</summary>
    public Task AnswerAsync(HttpContext context)
    {
        var end = Tail().Json;
        Span<byte> head = stackalloc byte[HeadBytes];
        Utf8.TryWrite(
            head,
            $"{{\"server_time_utc\":\"{time.GetUtcNow().UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}\",\"version\":\"{identity.Version}\",\"uptime_seconds\":{(long)time.GetElapsedTime(began).TotalSeconds},",
            out var length);
        var response = context.Response;
        response.ContentType = "application/json";
        response.ContentLength = length + end.Length;
        response.Headers.CacheControl = "no-store";
        var body = response.BodyWriter;
        head[..length].CopyTo(body.GetSpan(length));
        body.Advance(length);
        end.CopyTo(body.GetSpan(end.Length));
        body.Advance(end.Length);
        return Task.CompletedTask;
    }

    // It changes when the value or the state of the seed does, which is much rarer than a request.
    private StatusTail Tail()
    {
        var known = tail;
        var (value, seed) = (holder.Current, watch.Last);
        if (ReferenceEquals(known.Value, value) && ReferenceEquals(known.Seed, seed))
            return known;
        return tail = new StatusTail(value, seed);
    }
}
