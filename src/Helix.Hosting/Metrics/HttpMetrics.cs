using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Helix.Hosting.Metrics;

/// <summary>Counts requests and how long they took. Labels come from small sets: a route that there is, a method that HTTP knows.</summary>
internal sealed class HttpMetrics
{
    private const string Other = "other";

    private readonly ConcurrentDictionary<(string Method, string Route, int Code), Cells> cells = new();
    private readonly MetricCounter requests;
    private readonly DurationHistogram durations;

    public HttpMetrics(MetricRegistry registry)
    {
        requests = registry.AddCounter(new MetricDescription("helix_http_requests", "Requests that were answered.", "", "method", "route", "code"));
        durations = registry.AddHistogram(
            new MetricDescription("helix_http_request_duration_seconds", "Time from the head of a request to the end of its answer.", "seconds", "method", "route"),
            0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10);
    }

    /// <summary>Counts a request that has been answered.</summary>
    public void Observe(HttpContext context, TimeSpan duration)
    {
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? Other;
        var key = (Known(context.Request.Method), route, context.Response.StatusCode);
        if (!cells.TryGetValue(key, out var found))
            found = cells.GetOrAdd(key, CreateCells);
        found.Requests.Add();
        found.Durations.Observe(duration);
    }

    private static string Known(string method) => method switch
    {
        "GET" or "HEAD" or "POST" or "PUT" or "DELETE" or "OPTIONS" or "PATCH" => method,
        _ => Other,
    };

    private Cells CreateCells((string Method, string Route, int Code) key) =>
        new(requests.For(key.Method, key.Route, key.Code.ToString(CultureInfo.InvariantCulture)), durations.For(key.Method, key.Route));

    private sealed record Cells(CounterCell Requests, DurationCell Durations);
}
