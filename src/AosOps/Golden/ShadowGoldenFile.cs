namespace AosOps.Golden;

/// <summary>A golden file of a shadow run: what one workflow gave when it was executed first.</summary>
public sealed record ShadowGoldenFile
{
    /// <summary>What the names of golden files end in, after the run id.</summary>
    public const string Extension = ".golden.json";

    /// <summary>The run id, <c>primary-wWORKER-8HEX</c>: also the file's name, before <see cref="Extension"/>.</summary>
    public required string RunId { get; init; }

    /// <summary>The workflow's type: <c>compute</c>, <c>io</c> or <c>llm</c>.</summary>
    public required string WorkflowType { get; init; }

    /// <summary>The seed from which everything follows.</summary>
    public required ulong Seed { get; init; }

    /// <summary>One <c>SKILL:16HEX</c> a step, in order.</summary>
    public required IReadOnlyList<string> StepHashes { get; init; }

    /// <summary>The SHA-256 of the step hashes joined by <c>:</c>, as 64 lower-case hexadecimal digits.</summary>
    public required string WorkflowHash { get; init; }

    /// <summary>How long the workflow took, in milliseconds. It differs from run to run.</summary>
    public required long DurationMs { get; init; }

    /// <summary>Whether the workflow succeeded.</summary>
    public required bool Success { get; init; }

    /// <summary>Why it failed, or null.</summary>
    public string? Error { get; init; }

    /// <summary>The name of the file of a run id.</summary>
    /// <param name="runId">The run id.</param>
    /// <returns>The name, without a directory.</returns>
    public static string FileName(string runId) => runId + Extension;

    /// <summary>The run id that a file's name gives.</summary>
    /// <param name="path">The path or name of a golden file.</param>
    /// <returns>The name without <see cref="Extension"/>.</returns>
    public static string NamedRunId(string path)
    {
        var name = Path.GetFileName(path);
        return name.EndsWith(Extension, StringComparison.Ordinal) ? name[..^Extension.Length] : Path.GetFileNameWithoutExtension(name);
    }
}
