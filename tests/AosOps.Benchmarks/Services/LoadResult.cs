using System.Globalization;

namespace AosOps.Benchmarks.Services;

/// <summary>What a load showed.</summary>
/// <param name="Rate">Requests in a second.</param>
/// <param name="P99">The time within which 99 of 100 requests were answered.</param>
/// <param name="Failures">Answers that were no success.</param>
internal sealed record LoadResult(double Rate, TimeSpan P99, int Failures)
{
    /// <summary>As one line, from one process to the other.</summary>
    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"{Rate:R} {P99.Ticks} {Failures}");

    /// <summary>Reads such a line.</summary>
    public static LoadResult Parse(string line)
    {
        var parts = line.Split(' ');
        return new LoadResult(
            double.Parse(parts[0], CultureInfo.InvariantCulture),
            TimeSpan.FromTicks(long.Parse(parts[1], CultureInfo.InvariantCulture)),
            int.Parse(parts[2], CultureInfo.InvariantCulture));
    }
}
