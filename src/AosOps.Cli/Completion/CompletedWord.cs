namespace AosOps.Cli.Completion;

/// <summary>One way to complete a word.</summary>
/// <param name="Text">What is put on the command line.</param>
/// <param name="Description">What it means, or empty.</param>
internal sealed record CompletedWord(string Text, string Description = "")
{
    /// <summary>Asks the shell to complete file names.</summary>
    public static CompletedWord Files { get; } = new(":files");
}
