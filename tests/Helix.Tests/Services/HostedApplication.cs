using System.Net;
using Helix.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Helix.Tests.Services;

/// <summary>An application of a test's own over the common hosting, in this process, on real sockets.</summary>
public sealed class HostedApplication : IAsyncDisposable
{
    private readonly WebApplication application;

    private HostedApplication(WebApplication application, RecordedLog log)
    {
        this.application = application;
        Log = log;
        Client = new HttpClient { BaseAddress = new Uri(application.Urls.Single()) };
    }

    public static HostingOptions Options { get; } = new()
    {
        Address = IPAddress.Loopback,
        Port = 0,
        RequestsPerSecond = 1_000_000,
        Connections = 100,
        BodyBytes = 1_000,
    };

    public HttpClient Client { get; }

    public RecordedLog Log { get; }

    public static async Task<HostedApplication> StartAsync(Action<WebApplication> map, HostingOptions? options = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        var log = new RecordedLog();
        builder.Logging.AddProvider(log);
        builder.AddHelixHosting(options ?? Options, new ServiceIdentity("helix-test", "1.2.3", DefaultPort: 0));
        var built = builder.Build();
        built.UseHelixHosting();
        map(built);
        await built.StartAsync();
        return new HostedApplication(built, log);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await application.StopAsync();
        await application.DisposeAsync();
    }
}
