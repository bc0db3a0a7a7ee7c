namespace AosOps.Cli.Help;

/// <summary>What the help file says of a cmdlet.</summary>
/// <param name="Name">The cmdlet.</param>
/// <param name="Synopsis">It in one line.</param>
/// <param name="Description">Paragraphs.</param>
/// <param name="Parameters">The text of each parameter, by name.</param>
/// <param name="Examples">The examples.</param>
internal sealed record CommandHelp(
    string Name,
    string Synopsis,
    IReadOnlyList<string> Description,
    IReadOnlyDictionary<string, string> Parameters,
    IReadOnlyList<CommandExample> Examples);
