namespace AosOps.Cli.Parsing;

/// <summary>One command of a pipeline as typed.</summary>
/// <param name="Name">The cmdlet.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record CommandSyntax(string Name, IReadOnlyList<ArgumentSyntax> Arguments);
