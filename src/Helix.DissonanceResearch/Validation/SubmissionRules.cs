using Helix.Hosting.Problems;

namespace Helix.DissonanceResearch.Validation;

/// <summary>The fields of a submission, and how long each may be, in characters (Unicode code points).</summary>
internal static class SubmissionRules
{
    /// <summary>The time.</summary>
    public const string IsoTimestamp = "iso_timestamp";

    /// <summary>The zone.</summary>
    public const string Timezone = "timezone";

    /// <summary>Where the data comes from.</summary>
    public const string Source = "source";

    /// <summary>What the data is, for people.</summary>
    public const string Human = "human";

    /// <summary>The longest time.</summary>
    public const int LongestTimestamp = 64;

    /// <summary>The longest name of a zone.</summary>
    public const int LongestTimezone = 64;

    /// <summary>The longest source.</summary>
    public const int LongestSource = 256;

    /// <summary>The longest text for people.</summary>
    public const int LongestHuman = 4096;

    /// <summary>The largest body, in bytes.</summary>
    public const int LargestBody = 64 * 1024;

    /// <summary>The fields, in the order in which their faults are reported, with the longest value of each.</summary>
    public static IReadOnlyList<(string Name, int Longest)> Fields { get; } =
    [
        (IsoTimestamp, LongestTimestamp), (Timezone, LongestTimezone), (Source, LongestSource), (Human, LongestHuman),
    ];

    /// <summary>Checks what holds for the text of every field.</summary>
    /// <returns>The fault, or null.</returns>
    public static FieldProblem? CheckText(string field, string text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
            return FieldProblem.Of(field, "must not be empty", FaultCodes.Invalid);
        // A text of so few units cannot have more characters than are allowed.
        if (text.Length > longest && Count(text) is var length && length > longest)
            return FieldProblem.Of(field, $"has {length} characters; at most {longest} are allowed", FaultCodes.TooLong);
        foreach (var character in text)
        {
            if (char.IsControl(character))
                return FieldProblem.Of(field, $"must not contain control characters (U+{(int)character:X4})", FaultCodes.Invalid);
        }

        return null;
    }

    private static int Count(string text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
            count++;
        return count;
    }
}
