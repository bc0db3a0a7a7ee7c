using System.Net;

namespace AosOps.Integrations.Http;

/// <summary>A whole answer over HTTP.</summary>
/// <param name="Address">The address that gave it, without its query.</param>
/// <param name="Status">Its status.</param>
/// <param name="Body">Its body.</param>
/// <param name="RetryAfter">How long the service asks to wait, or null.</param>
internal sealed record HttpAnswer(string Address, HttpStatusCode Status, byte[] Body, TimeSpan? RetryAfter)
{
    /// <summary>Whether the status says that all went well.</summary>
    public bool IsSuccess => (int)Status is >= 200 and < 300;
}
