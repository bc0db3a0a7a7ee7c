using Helix.DissonanceResearch.Documentation;
using Helix.DissonanceResearch.Endpoints;
using Helix.DissonanceResearch.Storage;
using Helix.DissonanceResearch.Validation;
using Helix.Hosting;
using Helix.Hosting.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Helix.DissonanceResearch;

/// <summary>The service: its parts put together.</summary>
internal sealed class DissonanceService : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly EntryWriter writer;

    /// <summary>Puts the parts together; nothing is opened yet.</summary>
    /// <param name="hosting">Where it listens, and its limits.</param>
    /// <param name="identity">Which service it is.</param>
    /// <param name="store">Where entries are kept; the service disposes of it.</param>
    /// <param name="options">How the writer works.</param>
    public DissonanceService(HostingOptions hosting, ServiceIdentity identity, ITimeStore store, EntryWriterOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.AddHelixHosting(hosting, identity);
        application = builder.Build();
        application.UseHelixHosting();
        var services = application.Services;
        var time = services.GetRequiredService<TimeProvider>();
        var registry = services.GetRequiredService<MetricRegistry>();
        writer = new EntryWriter(store, options, new WriterMetrics(registry, time), services.GetRequiredService<ILogger<EntryWriter>>());
        WriterMetrics.Show(writer, registry);
        application.MapRead("/status", new StatusEndpoint(writer, identity, time).AnswerAsync);
        application.MapPost("/time", new SubmitTimeEndpoint(writer, new SubmissionReader(new ZoneCatalog()), hosting, time).AnswerAsync);
        application.MapRead("/last_time", new LastTimeEndpoint(store).AnswerAsync);
        application.MapRead("/times", new TimesEndpoint(store).AnswerAsync);
        application.MapRead("/openapi.json", ApiDocument.AnswerAsync);
        application.MapRead("/docs", DocumentationPage.AnswerAsync);
    }

    /// <summary>Where it listens, once it does.</summary>
    public ICollection<string> Urls => application.Urls;

    /// <summary>
    /// Starts. A storage that cannot be opened does not prevent it: the service then says so, and goes on trying.
    /// </summary>
    public async Task StartAsync()
    {
        await writer.Start();
        await application.StartAsync();
    }

    /// <summary>Starts, and runs until it is told to stop.</summary>
    public async Task RunAsync()
    {
        await StartAsync();
        await application.WaitForShutdownAsync();
    }

    /// <summary>Answers what it has begun to answer, stores what waits, and closes the storage.</summary>
    public async ValueTask DisposeAsync()
    {
        await application.StopAsync();
        writer.Dispose();
        await application.DisposeAsync();
    }
}
