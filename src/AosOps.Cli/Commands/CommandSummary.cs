namespace AosOps.Cli.Commands;

/// <summary>A cmdlet of the program.</summary>
/// <param name="Name">Verb and noun.</param>
/// <param name="Synopsis">What it does, in one line.</param>
public sealed record CommandSummary(string Name, string Synopsis);
