namespace AosOps.Cli.Binding;

/// <summary>Guesses what a misspelt name was meant to be.</summary>
internal static class Suggestion
{
    private const int ShortestPart = 4;
    private const int MostNames = 3;

    /// <summary>Asks whether something else was meant: the nearest name, or else those that contain what was typed, or its noun.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="names">The names that there are.</param>
    /// <param name="prefix">What stands before a name.</param>
    /// <returns>The question, or null where nothing is near.</returns>
    public static string? For(string typed, IReadOnlyList<string> names, string prefix = "")
    {
        var meant = Nearest(typed, names) is { } nearest ? [nearest] : Containing(typed[(typed.LastIndexOf('-') + 1)..], names);
        return meant.Count is 0 or > MostNames ? null : $"Did you mean {string.Join(" or ", meant.Select(name => prefix + name))}?";
    }

    private static string? Nearest(string typed, IReadOnlyList<string> names)
    {
        string? nearest = null;
        var least = Math.Max(2, typed.Length / 4) + 1;
        foreach (var name in names)
        {
            var distance = Distance(typed.ToUpperInvariant(), name.ToUpperInvariant());
            if (distance >= Math.Min(least, name.Length))
                continue;
            least = distance;
            nearest = name;
        }

        return nearest;
    }

    private static List<string> Containing(string part, IReadOnlyList<string> names) =>
        part.Length < ShortestPart
            ? []
            : [.. names.Where(name => name.Replace("-", "", StringComparison.Ordinal).Contains(part, StringComparison.OrdinalIgnoreCase))];

    /// <summary>The Levenshtein distance: how many characters must be added, removed or replaced.</summary>
    private static int Distance(string one, string other)
    {
        var row = new int[other.Length + 1];
        for (var j = 0; j < row.Length; j++)
            row[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j < row.Length; j++)
            {
                var replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
