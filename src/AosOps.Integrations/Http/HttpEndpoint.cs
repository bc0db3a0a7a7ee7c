using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AosOps.Operations;

namespace AosOps.Integrations.Http;

/// <summary>Asks one HTTP service, and says in every failure which address failed and how.</summary>
internal sealed class HttpEndpoint
{
    private readonly HttpClient client;
    private readonly TimeSpan timeout;
    private readonly AuthenticationHeaderValue? credentials;

    /// <summary>Prepares to ask a service.</summary>
    /// <param name="client">From <see cref="CreateClient"/>.</param>
    /// <param name="address">The service's address; a user and password in it are sent, and shown nowhere.</param>
    /// <param name="timeout">How long one call may take.</param>
    /// <param name="bearerToken">A token that every call bears, or null. It is shown nowhere.</param>
    public HttpEndpoint(HttpClient client, Uri address, TimeSpan timeout, string? bearerToken = null)
    {
        this.client = client;
        this.timeout = timeout;
        if (bearerToken is not null)
        {
            credentials = new AuthenticationHeaderValue("Bearer", bearerToken);
        }
        else if (address.UserInfo.Length > 0)
        {
            var userInfo = Encoding.UTF8.GetBytes(Uri.UnescapeDataString(address.UserInfo));
            credentials = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(userInfo));
        }

        Address = new UriBuilder(address) { UserName = "", Password = "", Path = address.AbsolutePath.TrimEnd('/') + "/" }.Uri;
    }

    /// <summary>The address without credentials, with a slash at its end.</summary>
    public Uri Address { get; }

    /// <summary>The client that all endpoints of a command share. It follows no redirection and reads no endless answer.</summary>
    public static HttpClient CreateClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }, disposeHandler: true)
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = HttpFailure.LargestAnswer,
        };

    /// <summary>Gets a document.</summary>
    /// <param name="path">The path below the address, with its query.</param>
    /// <param name="token">Cancels the call.</param>
    /// <returns>The body of a successful answer.</returns>
    /// <exception cref="EndpointException">There was no successful answer.</exception>
    public async Task<byte[]> GetAsync(string path, CancellationToken token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        var answer = await SendAsync(request, token);
        return answer.IsSuccess ? answer.Body : throw HttpFailure.Refused(answer.Address, answer.Status, answer.Body);
    }

    /// <summary>Gets a JSON document and reads it.</summary>
    /// <typeparam name="T">What is read from it.</typeparam>
    /// <param name="path">The path below the address, with its query.</param>
    /// <param name="read">Reads the document; what it cannot find makes the answer invalid.</param>
    /// <param name="token">Cancels the call.</param>
    /// <exception cref="EndpointException">There was no successful answer, or it has another form.</exception>
    public async Task<T> GetJsonAsync<T>(string path, Func<JsonElement, T> read, CancellationToken token)
    {
        var body = await GetAsync(path, token);
        return JsonAnswer.Read(Shown(path), body, read);
    }

    /// <summary>Sends a request, whose address is a path below the service's, and gives the answer whatever its status is.</summary>
    /// <param name="request">The request; credentials are added.</param>
    /// <param name="token">Cancels the call.</param>
    /// <exception cref="EndpointException">There was no whole answer.</exception>
    public async Task<HttpAnswer> SendAsync(HttpRequestMessage request, CancellationToken token)
    {
        var path = request.RequestUri!.OriginalString;
        request.RequestUri = new Uri(Address, path);
        request.Headers.Authorization = credentials;
        return await Deadline.RunAsync(Shown(path), timeout, deadline => SendAsync(request, Shown(path), deadline), token);
    }

    /// <summary>The address of a path, without its query, as messages have it.</summary>
    public string Shown(string path) => new Uri(Address, path).GetLeftPart(UriPartial.Path);

    private async Task<HttpAnswer> SendAsync(HttpRequestMessage request, string shown, CancellationToken token)
    {
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, token);
            return new HttpAnswer(shown, response.StatusCode, await response.Content.ReadAsByteArrayAsync(token), response.Headers.RetryAfter?.Delta);
        }
        catch (HttpRequestException cause)
        {
            throw HttpFailure.Broken(shown, cause);
        }
    }
}
