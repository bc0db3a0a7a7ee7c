namespace AosOps.Golden;

/// <summary>
/// Classifies a leaf by the last key of its path. Names compare without regard to ASCII case. A word is what stands
/// between <c>_</c>, <c>-</c>, <c>.</c> or a change of case, and counts in the plural too: <c>step_hashes</c> has the word
/// hash, <c>rehash</c> has not.
/// </summary>
internal sealed class LeafClassifier
{
    private static readonly string[] VolatileNames =
    [
        "timestamp", "ts", "created_at", "updated_at", "started_at", "finished_at", "completed_at", "ended_at",
        "duration", "duration_ms", "elapsed", "elapsed_ms", "latency", "latency_ms", "execution_time",
        "execution_time_ms", "wall_time", "wall_clock", "real_time",
    ];

    private static readonly string[] DeterministicNames =
    [
        "seed", "step_seed", "base_seed", "workflow_hash", "step_hash", "output_hash", "content_hash", "signature", "hmac",
    ];

    private readonly HashSet<string> volatiles;
    private readonly HashSet<string> deterministic = new(DeterministicNames, StringComparer.OrdinalIgnoreCase);

    /// <summary>Creates a classifier.</summary>
    /// <param name="volatileFields">Names that are volatile by the rules of the house.</param>
    public LeafClassifier(IEnumerable<string> volatileFields) =>
        volatiles = new(VolatileNames.Concat(volatileFields), StringComparer.OrdinalIgnoreCase);

    /// <summary>Gives the category of a leaf.</summary>
    /// <param name="key">The last key of its path, or null where it has none.</param>
    public LeafCategory Classify(string? key)
    {
        if (key is null)
            return LeafCategory.Unknown;
        if (volatiles.Contains(key))
            return LeafCategory.VolatileLeak;
        if (deterministic.Contains(key))
            return LeafCategory.DeterminismViolation;
        if (HasWord(key, "seed"))
            return LeafCategory.SeedMismatch;
        if (HasWord(key, "hash"))
            return LeafCategory.HashMismatch;
        if (HasWord(key, "random") || HasWord(key, "rand"))
            return LeafCategory.UnseededRng;
        return HasWord(key, "external") || HasWord(key, "api") || HasWord(key, "http") ? LeafCategory.ExternalCall : LeafCategory.Unknown;
    }

    /// <summary>Says whether a name contains a word, in the singular or the plural.</summary>
    public static bool HasWord(ReadOnlySpan<char> name, string word)
    {
        while (!name.IsEmpty)
        {
            var length = WordLength(name);
            if (IsWord(name[..length], word))
                return true;
            name = name[Math.Min(name.Length, length + (length < name.Length && IsSeparator(name[length]) ? 1 : 0))..];
        }

        return false;
    }

    private static bool IsWord(ReadOnlySpan<char> found, string word) =>
        found.StartsWith(word, StringComparison.OrdinalIgnoreCase)
        && found[word.Length..] is "" or "s" or "S" or "es" or "ES";

    private static int WordLength(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (IsSeparator(name[i]) || (i > 0 && BeginsWord(name, i)))
                return i;
        }

        return name.Length;
    }

    /// <summary>A word begins where lower case becomes upper, and at the last of several capitals before lower case (HTTPStatus).</summary>
    private static bool BeginsWord(ReadOnlySpan<char> name, int i) =>
        char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));

    private static bool IsSeparator(char character) => character is '_' or '-' or '.';
}
