namespace AosOps.HelpBuilder;

/// <summary>A command line, and what it is good for.</summary>
internal sealed record ExampleHelp(string Code, IReadOnlyList<string> Remarks);
