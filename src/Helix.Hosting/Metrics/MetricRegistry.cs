using Microsoft.AspNetCore.Http;

namespace Helix.Hosting.Metrics;

/// <summary>The metrics of a service, in the order in which they were added. Add them before the first request.</summary>
public sealed class MetricRegistry
{
    private readonly List<IMetric> metrics = [];

    /// <summary>Adds a counter.</summary>
    public MetricCounter AddCounter(MetricDescription description) => Add(new MetricCounter(description));

    /// <summary>Adds a counter that is kept elsewhere.</summary>
    /// <param name="description">What it counts.</param>
    /// <param name="read">Gives its value.</param>
    public void AddCounter(MetricDescription description, Func<double> read) => Add(new MetricReading(description, read));

    /// <summary>Adds a value that goes up and down.</summary>
    /// <param name="description">What it is.</param>
    /// <param name="read">Gives the value when somebody looks, or null where there is none.</param>
    public void AddGauge(MetricDescription description, Func<double?> read) => Add(new MetricGauge(description, read));

    /// <summary>Adds a histogram of durations.</summary>
    /// <param name="description">What it measures; its unit is seconds.</param>
    /// <param name="bounds">The upper bounds of the buckets in seconds, ascending.</param>
    public DurationHistogram AddHistogram(MetricDescription description, params double[] bounds) => Add(new DurationHistogram(description, bounds));

    /// <summary>Adds texts about the program.</summary>
    /// <param name="description">What they say; the name without <c>_info</c>.</param>
    /// <param name="values">The values of its labels.</param>
    public void AddInfo(MetricDescription description, params IReadOnlyList<string> values) => Add(new MetricInfo(description, values));

    /// <summary>Answers a request for /metrics: in OpenMetrics unless the caller accepts only the older text format.</summary>
    internal async Task AnswerAsync(HttpContext context)
    {
        var accepted = context.Request.Headers.Accept.ToString();
        var wantsText = accepted.Contains("text/plain", StringComparison.OrdinalIgnoreCase)
            && !accepted.Contains("application/openmetrics-text", StringComparison.OrdinalIgnoreCase);
        var writer = new ExpositionWriter(isOpenMetrics: !wantsText);
        Write(writer);
        var document = writer.End();
        context.Response.ContentType = writer.ContentType;
        context.Response.ContentLength = document.Length;
        await context.Response.Body.WriteAsync(document, context.RequestAborted);
    }

    internal void Write(ExpositionWriter writer)
    {
        foreach (var metric in metrics)
            metric.Write(writer);
    }

    private T Add<T>(T metric)
        where T : IMetric
    {
        metrics.Add(metric);
        return metric;
    }
}
