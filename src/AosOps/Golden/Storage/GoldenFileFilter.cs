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
        return MatchesName(file.Name, file.Kind) && MatchesAge(file.Age);
    }

    /// <summary>Says whether a golden file of this name can be meant: for that it need not be looked at.</summary>
    internal bool MatchesName(string name, GoldenFileKind kind) =>
        (Kinds.Count == 0 || Kinds.Contains(kind)) && (RunIds.Count == 0 || MatchesRunId(GoldenFileName.RunId(name, kind)));

    /// <summary>Says whether a golden file of this age can be meant.</summary>
    internal bool MatchesAge(TimeSpan age) => OlderThan is not { } least || age > least;

    private bool MatchesRunId(string runId)
    {
        foreach (var pattern in RunIds)
        {
            if (FileSystemName.MatchesSimpleExpression(pattern, runId, ignoreCase: false))
                return true;
        }

        return false;
    }
}
