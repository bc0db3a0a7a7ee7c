using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Helix.Hosting.Problems;

/// <summary>An error as the services answer it: problem details (RFC 9457), <c>application/problem+json</c>.</summary>
/// <param name="Status">The HTTP status code.</param>
/// <param name="Detail">What is wrong with this request, or null where the status says it all.</param>
public sealed record Problem(
    [property: JsonPropertyOrder(2)] int Status,
    [property: JsonPropertyOrder(3)] string? Detail = null)
{
    /// <summary>The media type of problem details.</summary>
    public const string ContentType = "application/problem+json";

    private const int MostErrors = 100;

    /// <summary>The kind of problem; the status says all of it where this is <c>about:blank</c>.</summary>
    public string Type { get; init; } = "about:blank";

    /// <summary>The phrase of the status code.</summary>
    [JsonPropertyOrder(1)]
    public string Title => ReasonPhrases.GetReasonPhrase(Status) is { Length: > 0 } phrase ? phrase : "Error";

    /// <summary>What is wrong with each field, where fields are wrong.</summary>
    [JsonPropertyOrder(4)]
    public IReadOnlyList<FieldProblem>? Errors { get; init; }

    /// <summary>A request whose fields are not as they must be: 422. The first hundred are named, so that an answer does not outgrow its question.</summary>
    public static Problem OfFields(params IReadOnlyList<FieldProblem> errors) =>
        new(StatusCodes.Status422UnprocessableEntity, "The request is not as it must be.") { Errors = [.. errors.Take(MostErrors)] };

    /// <summary>Answers a request with this problem.</summary>
    /// <param name="context">The request; nothing of its answer may have been sent.</param>
    public Task WriteAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var response = context.Response;
        response.StatusCode = Status;
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";
        return context.Request.Method == HttpMethods.Head ? Task.CompletedTask : ProblemJson.WriteAsync(this, response);
    }
}
