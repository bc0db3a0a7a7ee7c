using Helix.Hosting.Problems;
using Microsoft.AspNetCore.Http;

namespace Helix.Hosting.Limits;

/// <summary>Decides whether a request is answered at all: first by how often its sender asks, so that nobody can try tokens fast, then by its token.</summary>
internal sealed class RequestGate(HostingOptions options, TimeProvider time)
{
    private readonly ClientRateLimiter limiter = new(options.RequestsPerSecond, time);

    /// <summary>Why a request is refused, or null where it is not; headers that belong to the refusal are set.</summary>
    public Problem? Refuse(HttpContext context)
    {
        if (!limiter.TryEnter(context.Connection.RemoteIpAddress))
        {
            context.Response.Headers.RetryAfter = "1";
            return new Problem(StatusCodes.Status429TooManyRequests, $"One address may make {options.RequestsPerSecond} requests in a second.");
        }

        if (options.Token?.Accepts(context.Request.Headers.Authorization) != false)
            return null;
        context.Response.Headers.WWWAuthenticate = "Bearer realm=\"helix\"";
        return new Problem(StatusCodes.Status401Unauthorized, "The request must bear the token of this service: Authorization: Bearer TOKEN.");
    }
}
