using System.Globalization;
using Helix.ShadowMetrics.Values;

namespace Helix.ShadowMetrics.Seeding;

/// <summary>
/// Finds <c>SEED_VALUE</c> in the text of an environment file (systemd.exec(5), EnvironmentFile): assignments, comments with
/// <c>#</c> or <c>;</c>, values that may be quoted, the last assignment holds. A last line without its end is not looked at:
/// who writes the file in place may not be done.
/// </summary>
internal static class SeedText
{
    private const string Name = "SEED_VALUE";

    /// <summary>Finds the value.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value.</param>
    /// <returns>What is wrong, as the end of a sentence, or null.</returns>
    public static string? Read(string text, out decimal value)
    {
        value = 0;
        string? assigned = null;
        var complete = text.LastIndexOf('\n') + 1;
        foreach (var line in text.AsSpan(0, complete).EnumerateLines())
            assigned = Assigned(line) ?? assigned;
        if (assigned is null)
            return complete < text.Length ? "ends in the middle of a line: it is being written, or was cut off" : $"has no line {Name}=…";
        if (!DissonanceNumber.TryParse(assigned, out value))
            return $"has a {Name} that cannot be: it {DissonanceNumber.Rule}";
        return complete < text.Length ? "ends in the middle of a line: it is being written, or was cut off" : null;
    }

    /// <summary>Writes a value as such a text.</summary>
    public static string Write(decimal value) => string.Create(CultureInfo.InvariantCulture, $"{Name}={value}\n");

    private static string? Assigned(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        var equals = line.IndexOf('=');
        if (equals < 0 || line[0] is '#' or ';' || !line[..equals].TrimEnd().SequenceEqual(Name))
            return null;
        var value = line[(equals + 1)..].Trim();
        var isQuoted = value.Length >= 2 && value[0] is '"' or '\'' && value[^1] == value[0];
        return (isQuoted ? value[1..^1] : value).ToString();
    }
}
