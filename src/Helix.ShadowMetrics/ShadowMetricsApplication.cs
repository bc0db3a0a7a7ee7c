using Helix.Hosting;
using Helix.Hosting.Metrics;
using Helix.ShadowMetrics.Auditing;
using Helix.ShadowMetrics.Endpoints;
using Helix.ShadowMetrics.Seeding;
using Helix.ShadowMetrics.Values;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Helix.ShadowMetrics;

/// <summary>Puts the service together.</summary>
internal static class ShadowMetricsApplication
{
    /// <summary>Which service it is.</summary>
    public static ServiceIdentity Identity { get; } = new("helix-shadow-metrics", Version: "1.1.0", DefaultPort: 9010);

    /// <summary>Makes the application.</summary>
    /// <param name="hosting">Where it listens, and its limits.</param>
    /// <param name="options">What it does.</param>
    public static WebApplication Create(HostingOptions hosting, ShadowMetricsOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.AddHelixHosting(hosting, Identity);
        builder.Services
            .AddSingleton(options)
            .AddSingleton<SeedFile>()
            .AddSingleton<AuditTrail>()
            .AddSingleton<DissonanceHolder>()
            .AddSingleton<SeedWatch>()
            .AddSingleton<StatusEndpoint>()
            .AddSingleton<DissonanceEndpoint>()
            .AddHostedService<SeedWatchService>();
        var application = builder.Build();
        application.UseHelixHosting();
        AddMetrics(application.Services);
        application.MapRead("/status", application.Services.GetRequiredService<StatusEndpoint>().AnswerAsync);
        application.MapPost("/dissonance", application.Services.GetRequiredService<DissonanceEndpoint>().AnswerAsync);
        return application;
    }

    private static void AddMetrics(IServiceProvider services)
    {
        var metrics = services.GetRequiredService<MetricRegistry>();
        var holder = services.GetRequiredService<DissonanceHolder>();
        var watch = services.GetRequiredService<SeedWatch>();
        metrics.AddGauge(new MetricDescription("helix_dissonance_value", "The dissonance value."), () => (double?)holder.Current?.Value);
        metrics.AddGauge(new MetricDescription("helix_dissonance_seed_ready", "1 where the seed file has been read, 0 where it is missing, invalid or cannot be read."), () => watch.Last.State == SeedState.Ready ? 1 : 0);
        metrics.AddCounter(new MetricDescription("helix_dissonance_changes", "Values that were set."), () => holder.Changes);
        metrics.AddCounter(new MetricDescription("helix_dissonance_audited", "Changes by more than 0.3, which are in the audit trail."), () => holder.Audited);
        metrics.AddCounter(new MetricDescription("helix_dissonance_healed", "Changes after which the seed was put back."), () => holder.Healed);
    }
}
