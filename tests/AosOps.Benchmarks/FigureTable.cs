using System.Text;
using AosOps.Benchmarks.Comparisons;

namespace AosOps.Benchmarks;

/// <summary>Writes the figures as a Markdown table.</summary>
internal static class FigureTable
{
    private const string Head =
        """
        # Figures

        Written by `./build.sh bench`. Whole processes, warm cache, ours and the rival's in turn, the median of the
        ratios pair by pair: the machine that this ran on was shared, so the ratios count and not the times. A ratio
        is ours divided by the rival's: smaller is better; of a rate it is that of the times which a request takes. Services
        are loaded from a second process.

        | what | rival | ours | theirs | ratio | promised | kept |
        | --- | --- | ---: | ---: | ---: | ---: | --- |
        """;

    /// <summary>The whole document.</summary>
    public static string Document(IEnumerable<Figure> figures)
    {
        var text = new StringBuilder(Head).Append('\n');
        foreach (var figure in figures)
            text.Append(Row(figure)).Append('\n');
        text.Append($"\n{Environment.ProcessorCount} processors, .NET {Environment.Version}.\n");
        return text.ToString();
    }

    /// <summary>One line of the table.</summary>
    public static string Row(Figure figure) => double.IsInfinity(figure.Bound)
        ? $"| {figure.Name} | {figure.Rival} | {figure.Ours} | {figure.Theirs} | {figure.Ratio:F2} | | |"
        : $"| {figure.Name} | {figure.Rival} | {figure.Ours} | {figure.Theirs} | {figure.Ratio:F2} | {figure.Bound:F2} | {(figure.IsKept ? "yes" : "**no**")} |";
}
