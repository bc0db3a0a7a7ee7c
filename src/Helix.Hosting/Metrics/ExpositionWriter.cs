using System.Globalization;
using System.Text;

namespace Helix.Hosting.Metrics;

/// <summary>
/// Writes metrics: in OpenMetrics 1.0, or in the older text format 0.0.4, in which a counter is named with its suffix, there
/// are no units, and nothing marks the end.
/// </summary>
internal sealed class ExpositionWriter(bool isOpenMetrics)
{
    /// <summary>The media type of OpenMetrics.</summary>
    public const string OpenMetricsType = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    /// <summary>The media type of the text format.</summary>
    public const string TextType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder text = new();

    /// <summary>The media type of what is written.</summary>
    public string ContentType => isOpenMetrics ? OpenMetricsType : TextType;

    /// <summary>Writes a number as both formats read it; a whole one has a fraction, so that a bound has one spelling.</summary>
    public static string Number(double value)
    {
        var number = value.ToString("R", CultureInfo.InvariantCulture);
        return double.IsInteger(value) && !number.Contains('E', StringComparison.Ordinal) ? number + ".0" : number;
    }

    /// <summary>Begins a metric.</summary>
    public void Begin(MetricDescription metric, string type)
    {
        var suffix = (isOpenMetrics, type) switch { (false, "counter") => "_total", (false, "info") => "_info", _ => "" };
        var knownType = !isOpenMetrics && type == "info" ? "gauge" : type;
        text.Append("# TYPE ").Append(metric.Name).Append(suffix).Append(' ').Append(knownType).Append('\n');
        if (isOpenMetrics && metric.Unit.Length > 0)
            text.Append("# UNIT ").Append(metric.Name).Append(' ').Append(metric.Unit).Append('\n');
        text.Append("# HELP ").Append(metric.Name).Append(suffix).Append(' ').Append(metric.Help).Append('\n');
    }

    /// <summary>Writes a whole number.</summary>
    public void Sample(string name, string suffix, string labels, long value) =>
        Line(name, suffix, labels).Append(CultureInfo.InvariantCulture, $"{value}\n");

    /// <summary>Writes a number.</summary>
    public void Sample(string name, string suffix, string labels, double value) =>
        Line(name, suffix, labels).Append(Number(value)).Append('\n');

    /// <summary>Ends the document and gives it.</summary>
    public byte[] End() => Encoding.UTF8.GetBytes(text.Append(isOpenMetrics ? "# EOF\n" : "").ToString());

    private StringBuilder Line(string name, string suffix, string labels)
    {
        text.Append(name).Append(suffix);
        if (labels.Length > 0)
            text.Append('{').Append(labels).Append('}');
        return text.Append(' ');
    }
}
