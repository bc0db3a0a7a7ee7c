namespace AosOps.Cli.Parsing;

/// <summary>The command line cannot be read.</summary>
internal sealed class SyntaxException(string message) : Exception(message);
