using System.Text;

namespace Helix.Hosting.Metrics;

/// <summary>The labels of a metric, as the exposition formats write them.</summary>
internal static class MetricLabels
{
    /// <summary>Writes names and values as <c>a="1",b="2"</c>, escaped.</summary>
    public static string Render(IReadOnlyList<string> names, IReadOnlyList<string> values)
    {
        if (names.Count != values.Count)
            throw new ArgumentException($"{names.Count} labels need as many values, not {values.Count}.", nameof(values));
        var text = new StringBuilder();
        for (var index = 0; index < names.Count; index++)
            text.Append(index == 0 ? "" : ",").Append(names[index]).Append("=\"").Append(Escape(values[index])).Append('"');
        return text.ToString();
    }

    private static string Escape(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);
}
