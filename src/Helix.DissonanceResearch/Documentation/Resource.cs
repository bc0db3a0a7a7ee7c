using Microsoft.AspNetCore.Http;

namespace Helix.DissonanceResearch.Documentation;

/// <summary>Files that are part of the program.</summary>
internal static class Resource
{
    /// <summary>Reads a file.</summary>
    public static byte[] Read(string name)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Answers a request with bytes.</summary>
    public static Task WriteAsync(HttpContext context, string contentType, byte[] bytes)
    {
        context.Response.ContentType = contentType;
        context.Response.ContentLength = bytes.Length;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }
}
