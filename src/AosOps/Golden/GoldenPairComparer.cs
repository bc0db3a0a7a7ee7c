using AosOps.Golden.Causes;
using AosOps.Json;
using AosOps.Operations;
using Microsoft.Win32.SafeHandles;

namespace AosOps.Golden;

/// <summary>Compares pairs of golden files one after another, in the same memory. One thread at a time uses it.</summary>
internal sealed class GoldenPairComparer
{
    private readonly JsonCursor a = new();
    private readonly JsonCursor b = new();
    private readonly DifferenceCollector differences;
    private readonly JsonComparer comparer;
    private readonly CauseFinder causes;
    private readonly bool detailed;

    /// <summary>Creates a comparer.</summary>
    public GoldenPairComparer(GoldenDiffOptions options)
    {
        detailed = options.Detailed;
        differences = new DifferenceCollector(options);
        comparer = new JsonComparer(a, b, differences);
        causes = new CauseFinder(a, b);
    }

    /// <summary>Compares a pair.</summary>
    /// <param name="pair">The files, of which one may be missing.</param>
    /// <param name="cancellationToken">Ends the comparison.</param>
    public GoldenPairResult Compare(GoldenPair pair, CancellationToken cancellationToken)
    {
        if (pair.ReferencePath is null || pair.DifferencePath is null)
        {
            var outcome = pair.DifferencePath is null ? GoldenOutcome.Missing : GoldenOutcome.Extra;
            return new GoldenPairResult(Diff(pair, outcome) with { Evidence = [OneSided(pair)] }, []);
        }

        var failures = new List<AosException>();
        using var fileA = Open(a, pair.ReferencePath, failures);
        using var fileB = Open(b, pair.DifferencePath, failures);
        if (failures.Count > 0)
            return Unreadable(pair, failures);
        try
        {
            return new GoldenPairResult(Compare(pair, Diff(pair, GoldenOutcome.Equal), cancellationToken), []);
        }
        catch (Exception cause) when (cause is JsonFormatException or IOException)
        {
            Check(a, pair.ReferencePath, failures, cancellationToken);
            Check(b, pair.DifferencePath, failures, cancellationToken);

            // Both can be read now: one of them was written to while they were compared.
            if (failures.Count == 0)
                failures.Add(new AosException(ErrorIds.GoldenFileInvalid, FailureKind.InvalidData, $"'{pair.DifferencePath}' or its reference changed while they were compared: {cause.Message}.", cause)
                {
                    FilePath = pair.DifferencePath,
                    Remedy = "Compare them again when nobody writes to them.",
                });
            return Unreadable(pair, failures);
        }
    }

    private GoldenDiff Compare(GoldenPair pair, GoldenDiff equal, CancellationToken cancellationToken)
    {
        differences.Reset();
        if (!a.Content.IsEmpty && a.Content.SequenceEqual(b.Content))
            return equal with { TotalKeys = GoldenFileForm.CountLeaves(a, cancellationToken) };
        CompareContent(cancellationToken);
        if (differences.Count == 0)
            return equal with { TotalKeys = comparer.Leaves, Notes = differences.Notes };
        return Describe(equal with { Outcome = GoldenOutcome.Different });
    }

    private void CompareContent(CancellationToken cancellationToken)
    {
        try
        {
            if (comparer.CompareValues(cancellationToken))
                return;
        }
        catch (JsonFormatException)
        {
            // What is not one value may still be one a line.
        }

        var (linesA, linesB) = (GoldenFileForm.ReadsLines(a), GoldenFileForm.ReadsLines(b));
        differences.Reset();
        a.Rewind(linesA);
        b.Rewind(linesB);
        comparer.CompareRecords(cancellationToken);
    }

    private GoldenDiff Describe(GoldenDiff diff)
    {
        var finding = causes.Find(differences.Differences, differences.Ignored);
        return diff with
        {
            TotalKeys = comparer.Leaves,
            DifferenceCount = differences.Count,
            VolatileCount = differences.VolatileCount,
            Cause = finding.Cause,
            FirstDivergentStep = finding.Step,
            Skill = finding.Skill,
            Evidence = finding.Evidence,
            VolatileLeaks = Paths(category => category == LeafCategory.VolatileLeak),
            DeterminismViolations = Paths(category =>
                category is LeafCategory.DeterminismViolation or LeafCategory.SeedMismatch or LeafCategory.HashMismatch),
            Differences = detailed ? Sorted(differences.Differences) : [],
            Notes = differences.Notes,
        };
    }

    private List<string> Paths(Func<LeafCategory, bool> belongs)
    {
        var paths = new List<string>();
        foreach (var difference in differences.Differences)
        {
            if (belongs(difference.Category))
                paths.Add(difference.Key);
        }

        paths.Sort(CodePointOrder.Compare);
        return paths;
    }

    private static List<LeafDifference> Sorted(List<LeafDifference> differences)
    {
        differences.Sort((x, y) => CodePointOrder.Compare(x.Key, y.Key));
        return differences;
    }

    private static SafeFileHandle? Open(JsonCursor cursor, string path, List<AosException> failures)
    {
        try
        {
            return cursor.Open(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            failures.Add(AosException.FromFile(path, cause));
            return null;
        }
    }

    private static void Check(JsonCursor cursor, string path, List<AosException> failures, CancellationToken cancellationToken)
    {
        try
        {
            GoldenFileForm.CountLeaves(cursor, cancellationToken);
        }
        catch (JsonFormatException wrong)
        {
            failures.Add(new AosException(ErrorIds.GoldenFileInvalid, FailureKind.InvalidData, $"'{path}' is not a golden file: {wrong.Message}.")
            {
                FilePath = path,
                Line = cursor.LineAt(wrong.Offset),
                Remedy = "Restore the file from its archive, or record the run again.",
            });
        }
        catch (IOException cause)
        {
            failures.Add(AosException.FromFile(path, cause));
        }
    }

    private static GoldenPairResult Unreadable(GoldenPair pair, List<AosException> failures)
    {
        var diff = Diff(pair, GoldenOutcome.Unreadable) with
        {
            Cause = GoldenCause.Unreadable,
            Error = string.Join(' ', failures.Select(failure => failure.Message)),
        };
        return new GoldenPairResult(diff, failures);
    }

    private static GoldenDiff Diff(GoldenPair pair, GoldenOutcome outcome) => new()
    {
        RunId = pair.RunId,
        ReferencePath = pair.ReferencePath,
        DifferencePath = pair.DifferencePath,
        Outcome = outcome,
    };

    private static string OneSided(GoldenPair pair) => pair.DifferencePath is null
        ? $"Only the reference has {Path.GetFileName(pair.ReferencePath)}."
        : $"The reference has no {Path.GetFileName(pair.DifferencePath)}.";
}
