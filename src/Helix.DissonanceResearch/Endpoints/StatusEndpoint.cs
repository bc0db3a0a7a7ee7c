using Helix.DissonanceResearch.Entries;
using Helix.DissonanceResearch.Storage;
using Helix.Hosting;
using Microsoft.AspNetCore.Http;

namespace Helix.DissonanceResearch.Endpoints;

/// <summary>GET /status: 200 where entries are taken, else 503. It asks no disk: the writer knows.</summary>
internal sealed class StatusEndpoint(EntryWriter writer, ServiceIdentity identity, TimeProvider time)
{
    private readonly long began = time.GetTimestamp();

    /// <summary>Answers a request.</summary>
    public Task AnswerAsync(HttpContext context)
    {
        var state = writer.State;
        var status = new ServiceStatus(
            state.IsReady,
            identity.Version,
            time.GetUtcNow().UtcDateTime,
            (long)time.GetElapsedTime(began).TotalSeconds,
            state.Entries,
            state.LastReceivedAt,
            new StorageStatus(writer.Kind, state.IsReady ? "ready" : "unavailable", state.Detail));
        return AnswerJson.WriteAsync(context, state.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable, status);
    }
}
