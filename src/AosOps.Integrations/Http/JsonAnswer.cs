using System.Text.Json;
using AosOps.Operations;

namespace AosOps.Integrations.Http;

/// <summary>Reads a JSON answer that may be anything.</summary>
internal static class JsonAnswer
{
    /// <summary>Reads an answer; what its reader cannot find, or finds of another type, makes the answer invalid.</summary>
    /// <exception cref="EndpointException">The answer is not JSON, or has another form.</exception>
    public static T Read<T>(string endpoint, ReadOnlyMemory<byte> body, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return read(document.RootElement);
        }
        catch (Exception cause) when (IsAboutTheAnswer(cause))
        {
            throw EndpointException.Invalid(endpoint, cause.Message, cause);
        }
    }

    private static bool IsAboutTheAnswer(Exception cause) =>
        cause is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException
            or ArgumentException or IndexOutOfRangeException;
}
