using Helix.Hosting.Limits;
using Helix.Hosting.Logging;
using Helix.Hosting.Metrics;
using Helix.Hosting.Systemd;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Helix.Hosting;

/// <summary>What makes a web application a Helix service.</summary>
public static partial class HelixHostingExtensions
{
    private static readonly TimeSpan HeadTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Sets up the server with its limits, the log, metrics and systemd. Meant for an empty builder
    /// (<see cref="WebApplication.CreateEmptyBuilder"/>): the others also listen where ASPNETCORE_URLS or a settings file say,
    /// token or not.
    /// </summary>
    /// <param name="builder">The application to be.</param>
    /// <param name="options">Where it listens, and its limits.</param>
    /// <param name="identity">Which service it is.</param>
    /// <returns>The same builder. <see cref="TimeProvider"/>, <see cref="MetricRegistry"/>, the options and the identity are among its services.</returns>
    public static WebApplicationBuilder AddHelixHosting(this WebApplicationBuilder builder, HostingOptions options, ServiceIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(identity);
        builder.WebHost.UseKestrelCore()
            // A page of memory for each connection, of which there are few, instead of asking every socket twice.
            .UseSockets(static transport => transport.WaitForDataBeforeAllocatingBuffer = false)
            .ConfigureKestrel(server => Configure(server, options));
        builder.Logging.SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.Warning);
        var services = builder.Services;
        services.AddRoutingCore();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = StopTime);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(identity);
        services.AddSingleton<MetricRegistry>();
        services.AddSingleton<HttpMetrics>();
        services.AddSingleton<RequestGate>();
        services.AddSingleton(provider => new ServiceNotifier(Environment.GetEnvironmentVariable, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ILoggerProvider>(provider => new JournalLoggerProvider(
            identity.Name,
            JournalLoggerProvider.FindJournal(Environment.GetEnvironmentVariable),
            Console.OpenStandardError(),
            provider.GetRequiredService<TimeProvider>()));
        return builder;
    }

    /// <summary>
    /// Puts in front of everything what every request passes (limits, token, measurement, problem details), maps
    /// <c>/metrics</c>, and tells systemd when the service is ready and when it stops. Call it before mapping anything.
    /// </summary>
    /// <returns>The same application.</returns>
    public static WebApplication UseHelixHosting(this WebApplication application)
    {
        ArgumentNullException.ThrowIfNull(application);
        var services = application.Services;
        var metrics = services.GetRequiredService<MetricRegistry>();
        ProcessMetrics.AddTo(metrics, services.GetRequiredService<ServiceIdentity>(), services.GetRequiredService<TimeProvider>());
        application.Use(next => new RequestPipeline(
            next,
            services.GetRequiredService<RequestGate>(),
            services.GetRequiredService<HttpMetrics>(),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<RequestPipeline>>()).InvokeAsync);
        application.MapRead("/metrics", metrics.AnswerAsync);
        NotifySystemd(application);
        return application;
    }

    /// <summary>Maps a path that is only read: GET and HEAD.</summary>
    public static void MapRead(this WebApplication application, string path, RequestDelegate answer) =>
        application.MapMethods(path, ["GET", "HEAD"], answer);

    private static void Configure(KestrelServerOptions server, HostingOptions options)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = options.BodyBytes;
        server.Limits.MaxConcurrentConnections = options.Connections;
        server.Limits.MaxConcurrentUpgradedConnections = 0;
        server.Limits.RequestHeadersTimeout = HeadTime;
        server.Listen(options.Address, options.Port, endpoint => endpoint.Protocols = HttpProtocols.Http1);
    }

    private static void NotifySystemd(WebApplication application)
    {
        var notifier = application.Services.GetRequiredService<ServiceNotifier>();
        var logger = application.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Helix.Hosting");
        application.Lifetime.ApplicationStarted.Register(() =>
        {
            var address = string.Join(", ", application.Urls);
            Listening(logger, address);
            notifier.Ready($"Listening on {address}.");
        });
        application.Lifetime.ApplicationStopping.Register(() =>
        {
            Stopping(logger);
            notifier.Stopping();
        });
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Listening on {Address}")]
    private static partial void Listening(ILogger logger, string address);

    [LoggerMessage(Level = LogLevel.Information, Message = "Stopping")]
    private static partial void Stopping(ILogger logger);
}
