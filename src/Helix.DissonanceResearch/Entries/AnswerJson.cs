using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Helix.DissonanceResearch.Entries;

/// <summary>Writes the answers: compact, names in snake case, and text as it is rather than escaped.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TimeEntry))]
[JsonSerializable(typeof(EntryPage))]
[JsonSerializable(typeof(ServiceStatus))]
internal sealed partial class AnswerJson : JsonSerializerContext
{
    private const string ContentType = "application/json; charset=utf-8";

    // The answers are JSON and say so: what a page of HTML would trip over needs no escape.
    private static readonly AnswerJson Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Answers with an entry.</summary>
    public static Task WriteAsync(HttpContext context, int status, TimeEntry entry) => WriteAsync(context, status, entry, Readable.TimeEntry);

    /// <summary>Answers with a page of entries, as it is written: it may be large.</summary>
    public static Task WriteAsync(HttpContext context, int status, EntryPage page)
    {
        Begin(context.Response, status);
        return JsonSerializer.SerializeAsync(context.Response.BodyWriter, page, Readable.EntryPage, context.RequestAborted);
    }

    /// <summary>Answers with the state of the service.</summary>
    public static Task WriteAsync(HttpContext context, int status, ServiceStatus state) => WriteAsync(context, status, state, Readable.ServiceStatus);

    private static Task WriteAsync<T>(HttpContext context, int status, T answer, JsonTypeInfo<T> type)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(answer, type);
        Begin(context.Response, status);
        context.Response.ContentLength = bytes.Length;
        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    private static void Begin(HttpResponse response, int status)
    {
        response.StatusCode = status;
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";
    }
}
