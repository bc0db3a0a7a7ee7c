using Microsoft.AspNetCore.Http;

namespace Helix.DissonanceResearch.Documentation;

/// <summary>GET /openapi.json: the description of the interface, which lies in the program as it is.</summary>
internal static class ApiDocument
{
    private const string Name = "openapi.json";

    /// <summary>The document.</summary>
    public static byte[] Bytes() => Resource.Read(Name);

    /// <summary>Answers a request.</summary>
    public static Task AnswerAsync(HttpContext context) => Resource.WriteAsync(context, "application/json; charset=utf-8", Bytes());
}
