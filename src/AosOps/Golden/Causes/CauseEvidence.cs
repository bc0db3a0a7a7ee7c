using AosOps.Json;

namespace AosOps.Golden.Causes;

/// <summary>Words for the evidence of a cause.</summary>
internal static class CauseEvidence
{
    private const int LeavesShown = 5;
    private const int ValueLength = 70;
    private const int PathLength = 120;

    /// <summary>One difference: <c>path: value -> value</c>.</summary>
    public static string Of(LeafDifference leaf) =>
        $"{Path(leaf.Key)}: {Value(leaf.ValueA, leaf.TypeA)} -> {Value(leaf.ValueB, leaf.TypeB)}";

    /// <summary>Some differences, and how many more there are.</summary>
    public static IEnumerable<string> Of(IReadOnlyCollection<LeafDifference> leaves)
    {
        foreach (var leaf in leaves.Take(LeavesShown))
            yield return Of(leaf);
        if (leaves.Count > LeavesShown)
            yield return $"and {leaves.Count - LeavesShown} more of the same kind.";
    }

    /// <summary>The names of volatile leaves, each with how often it differs.</summary>
    public static string Names(IEnumerable<LeafDifference> leaves) =>
        string.Join(", ", leaves.GroupBy(leaf => leaf.Place.Key).Select(group => $"{group.Key} ({group.Count()})"));

    private static string Path(string path) => path.Length > PathLength ? $"...{path.AsSpan(path.Length - PathLength)}" : path;

    private static string Value(string? value, LeafType type)
    {
        if (value is null)
            return "absent";
        var shown = value.Length > ValueLength ? $"{value.AsSpan(0, ValueLength)}..." : value;
        return type == LeafType.String ? JsonText.Quote(shown) : shown;
    }
}
