using System.Net;
using Helix.DissonanceResearch;
using Helix.DissonanceResearch.Storage;
using Helix.Hosting;

namespace Helix.Tests.DissonanceResearch.Endpoints;

/// <summary>The service in this process, on a real socket.</summary>
internal sealed class DissonanceFixture : IAsyncDisposable
{
    private readonly DissonanceService service;

    private DissonanceFixture(DissonanceService service)
    {
        this.service = service;
        Client = new HttpClient { BaseAddress = new Uri(service.Urls.Single()) };
    }

    public static HostingOptions Options { get; } = new()
    {
        Address = IPAddress.Loopback,
        Port = 0,
        RequestsPerSecond = 1_000_000,
        Connections = 100,
        BodyBytes = 65_536,
    };

    public HttpClient Client { get; }

    public static async Task<DissonanceFixture> StartAsync(ITimeStore store)
    {
        var often = new EntryWriterOptions { CheckInterval = TimeSpan.FromMilliseconds(20), RetryInterval = TimeSpan.FromMilliseconds(20) };
        var started = new DissonanceService(Options, new ServiceIdentity("helix-dissonance", "1.0.0", 9011), store, often);
        await started.StartAsync();
        return new DissonanceFixture(started);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await service.DisposeAsync();
    }
}
