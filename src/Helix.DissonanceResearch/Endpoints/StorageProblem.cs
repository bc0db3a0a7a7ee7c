using Helix.Hosting.Problems;
using Microsoft.AspNetCore.Http;

namespace Helix.DissonanceResearch.Endpoints;

/// <summary>What a request is answered that cannot be served now, and may be sent again: 503 with Retry-After.</summary>
internal static class StorageProblem
{
    private const string RetryAfterSeconds = "1";

    /// <summary>Answers a request.</summary>
    public static Task WriteAsync(HttpContext context, string detail)
    {
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        return new Problem(StatusCodes.Status503ServiceUnavailable, detail).WriteAsync(context);
    }
}
