namespace AosOps.Helix;

/// <summary>A command of a unit, with where it stands.</summary>
/// <param name="Text">The command as it stands there.</param>
/// <param name="Path">The file.</param>
/// <param name="Line">The line on which its assignment begins.</param>
/// <param name="LastLine">The line on which it ends.</param>
public sealed record UnitCommand(string Text, string Path, int Line, int LastLine)
{
    /// <summary>Its words. The characters before the program that tell systemd how to start it are left out.</summary>
    public IReadOnlyList<string> Words
    {
        get
        {
            var words = UnitWords.Split(Text);
            return words.Count == 0 ? words : [words[0].TrimStart('@', '-', ':', '+', '!', '|'), .. words.Skip(1)];
        }
    }

    /// <summary>The value of an option: the word after it, or what follows its equals sign; null where it is not there.</summary>
    /// <param name="option">The option, for example <c>--port</c>.</param>
    /// <returns>The value; empty where the command ends before it.</returns>
    public string? Option(string option)
    {
        var words = Words;
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i] == option)
                return i + 1 < words.Count ? words[i + 1] : "";
            if (words[i].StartsWith(option + "=", StringComparison.Ordinal))
                return words[i][(option.Length + 1)..];
        }

        return null;
    }
}
