using System.IO.Enumeration;

namespace AosOps.Golden.Storage;

/// <summary>Which golden files are meant.</summary>
public sealed record GoldenFileFilter
{
    /// <summary>All of them.</summary>
    public static GoldenFileFilter All { get; } = new();

    /// <summary>Only those whose age is greater than this; null for any age. What lies in the future is not older than anything.</summary>
    public TimeSpan? OlderThan { get; init; }

    /// <summary>Only those whose run id matches one of these patterns (<c>*</c> and <c>?</c>); empty for all. Case matters, as in file names.</summary>
    public IReadOnlyList<string> RunIds { get; init; } = [];

    /// <summary>Only these kinds; empty for all.</summary>
    public IReadOnlyList<GoldenFileKind> Kinds { get; init; } = [];

    /// <summary>Says whether a golden file is meant.</summary>
    /// <param name="file">The file.</param>
    /// <returns>True where every condition holds.</returns>
    public bool Matches(GoldenFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return (OlderThan is not { } age || file.Age > age)
            && (Kinds.Count == 0 || Kinds.Contains(file.Kind))
            && MatchesRunId(file.RunId);
    }

    /// <summary>Says whether a run id matches one of the patterns, or there are none.</summary>
    internal bool MatchesRunId(string runId)
    {
        if (RunIds.Count == 0)
            return true;
        foreach (var pattern in RunIds)
        {
            if (FileSystemName.MatchesSimpleExpression(pattern, runId, ignoreCase: false))
                return true;
        }

        return false;
    }
}
