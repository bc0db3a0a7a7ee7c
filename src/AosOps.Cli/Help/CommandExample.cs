namespace AosOps.Cli.Help;

/// <summary>An example of a cmdlet's use.</summary>
/// <param name="Code">What is typed.</param>
/// <param name="Remarks">What it does.</param>
internal sealed record CommandExample(string Code, string Remarks);
