using System.Buffers;
using System.IO.Pipelines;
using System.Net.Http.Headers;
using Helix.Hosting.Problems;
using Microsoft.AspNetCore.Http;

namespace Helix.Hosting.Limits;

/// <summary>Reads the body of a request.</summary>
public static class RequestBody
{
    /// <summary>
    /// Reads a body of JSON whole, or answers the request with what is wrong: 415 where it is not UTF-8 JSON without an
    /// encoding, <paramref name="tooLarge"/> where it has more bytes than the service takes, 400 where it does not come whole.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="tooLarge">The problem to answer a body with that is too large; 413 where there is none.</param>
    /// <returns>The bytes; null where the request has been answered.</returns>
    public static async ValueTask<byte[]?> ReadJsonAsync(HttpContext context, Problem? tooLarge = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Unsupported(context.Request) is { } problem)
        {
            await problem.WriteAsync(context);
            return null;
        }

        try
        {
            return await ReadWholeAsync(context.Request.BodyReader);
        }
        catch (BadHttpRequestException failure) when (failure.StatusCode == StatusCodes.Status413PayloadTooLarge && tooLarge is not null)
        {
            await tooLarge.WriteAsync(context);
            return null;
        }
    }

    // Without a token: where the client goes away, the read itself fails.
    private static async ValueTask<byte[]> ReadWholeAsync(PipeReader reader)
    {
        while (true)
        {
            var read = await reader.ReadAsync(CancellationToken.None);
            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return bytes;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static Problem? Unsupported(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.ToString() is { Length: > 0 } encoding && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            return new Problem(StatusCodes.Status415UnsupportedMediaType, "The body must not be compressed.");
        var isJson = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && string.Equals(type.MediaType, "application/json", StringComparison.OrdinalIgnoreCase)
            && (type.CharSet is null || type.CharSet.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));
        return isJson ? null : new Problem(StatusCodes.Status415UnsupportedMediaType, "The body must be application/json in UTF-8.");
    }
}
