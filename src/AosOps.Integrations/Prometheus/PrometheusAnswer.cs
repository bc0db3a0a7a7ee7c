using System.Globalization;
using System.Text.Json;
using AosOps.Workflow;

namespace AosOps.Integrations.Prometheus;

/// <summary>Reads the answers of the Prometheus API. What is missing or of another type throws.</summary>
internal static class PrometheusAnswer
{
    private const string NameLabel = "__name__";

    /// <summary>Reads the answer to a query.</summary>
    public static IReadOnlyList<MetricSample> ReadSamples(JsonElement answer)
    {
        var data = Data(answer);
        var result = data.GetProperty("result");
        return data.GetProperty("resultType").GetString() switch
        {
            "vector" => [.. result.EnumerateArray().Select(series => ReadSample(Labels(series, "metric"), series.GetProperty("value")))],
            "scalar" => [ReadSample([], result)],
            var other => throw new FormatException($"a result of type '{other}' is no instant vector"),
        };
    }

    /// <summary>Reads the list of alerts.</summary>
    public static IReadOnlyList<MetricAlert> ReadAlerts(JsonElement answer) =>
        [.. Data(answer).GetProperty("alerts").EnumerateArray().Select(ReadAlert)];

    private static JsonElement Data(JsonElement answer) =>
        answer.GetProperty("status").GetString() == "success"
            ? answer.GetProperty("data")
            : throw new FormatException("its status is not success");

    private static MetricSample ReadSample(Dictionary<string, string> labels, JsonElement value)
    {
        labels.Remove(NameLabel, out var name);
        return new MetricSample(name ?? "", labels, Number(value[1].GetString()), Instant(value[0].GetDouble()));
    }

    private static MetricAlert ReadAlert(JsonElement alert)
    {
        var labels = Labels(alert, "labels");
        return new MetricAlert(
            labels.GetValueOrDefault("alertname", ""),
            alert.GetProperty("state").GetString() ?? "",
            labels.GetValueOrDefault("severity"),
            Labels(alert, "annotations").GetValueOrDefault("summary"),
            alert.TryGetProperty("activeAt", out var since) ? since.GetDateTimeOffset() : null,
            labels);
    }

    private static Dictionary<string, string> Labels(JsonElement owner, string property) =>
        owner.TryGetProperty(property, out var labels)
            ? labels.EnumerateObject().ToDictionary(label => label.Name, label => label.Value.GetString() ?? "")
            : [];

    private static double Number(string? text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => double.Parse(text ?? "", NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    private static DateTimeOffset Instant(double seconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(checked((long)(seconds * 1000)));
}
