using System.Net;
using System.Text;
using System.Text.Json;
using AosOps.Integrations.Http;
using AosOps.Operations;

namespace AosOps.Integrations.Helix;

/// <summary>
/// Turns an answer that is not a success into an error that names each field: problem details (RFC 9457) with
/// <c>errors</c> [{<c>pointer</c>, <c>detail</c>}], or the form of the services' first generation,
/// <c>detail</c> [{<c>loc</c>, <c>msg</c>}].
/// </summary>
internal static class HelixFailure
{
    private const int MostFields = 20;

    /// <summary>Describes an answer.</summary>
    public static AosException Of(HttpAnswer answer)
    {
        if (answer.Status is not (HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest))
            return HttpFailure.Refused(answer.Address, answer.Status, DetailOf(answer.Body) ?? answer.Body);
        return Fields(answer.Body) is { Count: > 0 } fields
            ? new AosException(ErrorIds.DissonanceTimeInvalid, FailureKind.InvalidArgument, $"{answer.Address} refused what was sent: {string.Join("; ", fields)}.")
            {
                Endpoint = answer.Address,
                Remedy = "Correct the fields that are named.",
            }
            : HttpFailure.Refused(answer.Address, answer.Status, DetailOf(answer.Body) ?? answer.Body);
    }

    private static List<string> Fields(byte[] body) => ReadOr<List<string>>([], body, answer =>
    {
        var list = answer.TryGetProperty("errors", out var errors) ? errors : answer.GetProperty("detail");
        return [.. list.EnumerateArray().Take(MostFields).Select(error => $"{Name(error)} {Says(error)}".Trim())];
    });

    private static byte[]? DetailOf(byte[] body) => ReadOr<byte[]?>(null, body, answer =>
        answer.GetProperty("detail") is { ValueKind: JsonValueKind.String } detail ? Encoding.UTF8.GetBytes(detail.GetString()!) : null);

    private static string Name(JsonElement error)
    {
        if (error.TryGetProperty("pointer", out var pointer))
            return Uri.UnescapeDataString(pointer.GetString() ?? "").TrimStart('#').TrimStart('/').Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        return error.TryGetProperty("loc", out var place) ? place.EnumerateArray().LastOrDefault().ToString() : "";
    }

    private static string Says(JsonElement error) =>
        error.TryGetProperty("detail", out var detail) ? detail.ToString() : error.TryGetProperty("msg", out var message) ? message.ToString() : "";

    /// <summary>An error's body may be anything; what cannot be read of it is shown as it is.</summary>
    private static T ReadOr<T>(T otherwise, byte[] body, Func<JsonElement, T> read)
    {
        try
        {
            return JsonAnswer.Read("", body, read);
        }
        catch (EndpointException)
        {
            return otherwise;
        }
    }
}
