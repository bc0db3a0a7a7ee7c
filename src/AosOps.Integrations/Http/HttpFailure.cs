using System.Net;
using System.Text;
using AosOps.Operations;

namespace AosOps.Integrations.Http;

/// <summary>Says how an HTTP call failed.</summary>
internal static class HttpFailure
{
    /// <summary>The largest answer that is read, in bytes.</summary>
    public const int LargestAnswer = 16 * 1024 * 1024;

    private const int LongestExcerpt = 200;

    /// <summary>Describes an answer that is not a success.</summary>
    public static EndpointException Refused(string shown, HttpStatusCode status, byte[] body)
    {
        var text = Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, LongestExcerpt))).Trim();
        var what = $"HTTP {(int)status} {status}{(text.Length > 0 ? ": " + text : "")}";
        return status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            ? EndpointException.AuthenticationFailed(shown, what)
            : EndpointException.Failed(shown, what);
    }

    /// <summary>Describes a call without a whole answer.</summary>
    public static EndpointException Broken(string shown, HttpRequestException cause) => cause.HttpRequestError switch
    {
        HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError =>
            EndpointException.Unreachable(shown, cause),
        HttpRequestError.ConfigurationLimitExceeded =>
            EndpointException.Invalid(shown, $"the answer is larger than {LargestAnswer:N0} bytes", cause),
        HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError =>
            EndpointException.Invalid(shown, cause.Message, cause),
        _ => EndpointException.Failed(shown, "the connection was closed before the answer was complete", cause),
    };
}
