namespace AosOps.Cli.Help;

/// <summary>The about topics beside the program: the same text files that PowerShell's Get-Help shows.</summary>
/// <param name="directory">The folder of the files <c>about_NAME.help.txt</c>; it need not exist.</param>
internal sealed class AboutTopics(string directory)
{
    private const string Suffix = ".help.txt";

    /// <summary>The topics that come with a program.</summary>
    public static AboutTopics Beside(string directory) => new(Path.Combine(directory, "en-US"));

    /// <summary>The names of the topics, sorted.</summary>
    public IReadOnlyList<string> Names =>
        Directory.Exists(directory)
            ? [.. Directory.EnumerateFiles(directory, "about_*" + Suffix).Select(path => Path.GetFileName(path)[..^Suffix.Length]).Order(StringComparer.Ordinal)]
            : [];

    /// <summary>Gives the text of a topic.</summary>
    /// <param name="name">The name as typed, in any case. It is looked up among the names: no path is made of it.</param>
    /// <returns>The text, or null where there is no such topic.</returns>
    public string? Find(string name) =>
        Names.FirstOrDefault(topic => topic.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found
            ? File.ReadAllText(Path.Combine(directory, found + Suffix))
            : null;
}
