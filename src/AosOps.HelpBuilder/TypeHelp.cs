namespace AosOps.HelpBuilder;

/// <summary>A type that a cmdlet takes from the pipeline or writes to it.</summary>
internal sealed record TypeHelp(string Name, string Description);
