using AosOps.Operations;

namespace AosOps.Golden.Archives;

/// <summary>What came of reading an archive to its end.</summary>
public sealed record GoldenArchiveTest : IVerdict
{
    /// <summary>The archive.</summary>
    public required string Path { get; init; }

    /// <summary>The run that its name or its manifest tells; empty where neither does.</summary>
    public required string Run { get; init; }

    /// <summary>How it is.</summary>
    public required GoldenArchiveState State { get; init; }

    /// <summary>The number of files that were read, signatures included, the manifest not.</summary>
    public required long Files { get; init; }

    /// <summary>The sum of their sizes, in bytes.</summary>
    public required long ExpandedBytes { get; init; }

    /// <summary>Whether it has a manifest. Without one, its content was compared with nothing.</summary>
    public required bool HasManifest { get; init; }

    /// <summary>What is wrong, with the member where it is one's.</summary>
    public required IReadOnlyList<GoldenArchiveProblem> Problems { get; init; }

    /// <summary>The whole in a sentence.</summary>
    public string Message => State switch
    {
        GoldenArchiveState.Intact => $"Every one of {Files:N0} files is what the manifest says.",
        GoldenArchiveState.WithoutManifest when Problems.Count == 0 => $"{Files:N0} files were read to the end; without a manifest there is nothing to compare them with.",
        _ when Problems.Count == 1 => Problems[0].Message,
        _ => $"{Problems.Count:N0} problems; the first: {Problems[0].Message}",
    };

    /// <inheritdoc/>
    public CheckStatus Verdict => State switch
    {
        GoldenArchiveState.Intact => CheckStatus.Healthy,
        GoldenArchiveState.Damaged => CheckStatus.Critical,
        _ => CheckStatus.Warning,
    };
}
