using System.Net.Http.Headers;
using System.Text.Json;
using AosOps.Integrations.Http;
using AosOps.Shadow;

namespace AosOps.Integrations;

/// <summary>Posts alerts to a webhook as JSON {<c>alert</c>, <c>message</c>, <c>timestamp</c>}.</summary>
/// <param name="webhook">Its http or https address. The path of a webhook is its password: errors name the host alone.</param>
/// <param name="timeout">How long one alert may take.</param>
public sealed class AlertSender(Uri webhook, TimeSpan timeout) : IAlertSender
{
    private readonly HttpClient client = HttpEndpoint.CreateClient();
    private readonly string shown = webhook.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);

    /// <inheritdoc/>
    public Task SendAsync(ShadowAlert alert, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alert);
        var body = JsonSerializer.SerializeToUtf8Bytes(new { alert = alert.Level, message = alert.Message, timestamp = alert.Timestamp });
        return Deadline.RunAsync(shown, timeout, token => PostAsync(body, token), cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async Task<bool> PostAsync(byte[] body, CancellationToken token)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        try
        {
            using var response = await client.PostAsync(webhook, content, token);
            return response.IsSuccessStatusCode ? true : throw HttpFailure.Refused(shown, response.StatusCode, await response.Content.ReadAsByteArrayAsync(token));
        }
        catch (HttpRequestException cause)
        {
            throw HttpFailure.Broken(shown, cause);
        }
    }
}
