namespace AosOps.Helix;

/// <summary>What the command of Dissonance Research must be: whole, which its last option tells.</summary>
internal static class ExecStartRules
{
    /// <summary>The end of the command.</summary>
    public const string End = "--workers 1";

    private const string Option = "--workers";

    /// <summary>Says whether a command ends as it must.</summary>
    public static bool IsWhole(UnitCommand command)
    {
        var words = command.Words;
        return words.Count >= 2 && ((words.Count >= 3 && words[^2] == Option && words[^1] == "1") || words[^1] == Option + "=1");
    }

    /// <summary>Completes a command that was cut off.</summary>
    /// <param name="command">The command.</param>
    /// <param name="earlier">Commands that it replaced, the nearest last: one of them may be what it was copied from.</param>
    /// <returns>The whole command, or null where what is missing cannot be told.</returns>
    public static string? Complete(UnitCommand command, IEnumerable<UnitCommand> earlier)
    {
        var text = command.Text.TrimEnd(' ', '\t', '\\');
        if (earlier.LastOrDefault(candidate => IsWhole(candidate) && candidate.Text.StartsWith(text, StringComparison.Ordinal)) is { } original)
            return original.Text;
        var start = text.LastIndexOfAny([' ', '\t']) + 1;
        var last = text[start..];
        if (start == 0)
            return null;
        if (last.StartsWith('-'))
            return Option.StartsWith(last, StringComparison.Ordinal) ? text[..start] + End : null;
        var before = text[..start].TrimEnd();
        return before.EndsWith(' ' + Option, StringComparison.Ordinal)
            ? text[..start] + "1"
            : text + ' ' + End;
    }
}
