namespace AosOps.Benchmarks.Comparisons;

/// <summary>A line of the table: what was measured, against whom, and what was promised.</summary>
/// <param name="Name">What was done.</param>
/// <param name="Rival">Against whom.</param>
/// <param name="Ours">Our figure, with its unit.</param>
/// <param name="Theirs">The rival's figure, with its unit.</param>
/// <param name="Ratio">Ours divided by theirs, or the value itself where there is no rival.</param>
/// <param name="Bound">The highest ratio that was promised.</param>
internal sealed record Figure(string Name, string Rival, string Ours, string Theirs, double Ratio, double Bound)
{
    /// <summary>Whether the promise is kept.</summary>
    public bool IsKept => Ratio <= Bound;
}
