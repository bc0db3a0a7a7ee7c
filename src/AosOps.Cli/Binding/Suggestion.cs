namespace AosOps.Cli.Binding;

/// <summary>Guesses what a misspelt name was meant to be.</summary>
internal static class Suggestion
{
    /// <summary>Gives the nearest name, or null where none is near.</summary>
    public static string? For(string typed, IReadOnlyList<CommandMetadata> commands)
    {
        string? nearest = null;
        var least = Math.Max(2, typed.Length / 4) + 1;
        foreach (var command in commands)
        {
            var distance = Distance(typed.ToUpperInvariant(), command.Name.ToUpperInvariant());
            if (distance >= least)
                continue;
            least = distance;
            nearest = command.Name;
        }

        return nearest;
    }

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
