namespace AosOps.Golden.Signatures;

/// <summary>Counts, for the retention log, how many golden files of each directory were to be signed and were.</summary>
internal sealed class SignatureTally
{
    private readonly SortedDictionary<string, (int Planned, int Done)> counts = new(StringComparer.Ordinal);
    private readonly GoldenSignatureOutcome outcome;
    private readonly string what;

    public SignatureTally(GoldenSignatureChange change, IReadOnlyList<string> files)
    {
        outcome = change.Outcome;
        what = outcome == GoldenSignatureOutcome.Rotated ? "signed under the new secret" : "signed";
        foreach (var file in files)
        {
            var directory = Path.GetDirectoryName(file)!;
            var known = counts.GetValueOrDefault(directory);
            counts[directory] = (known.Planned + 1, known.Done);
        }
    }

    /// <summary>Counts a result.</summary>
    public void Add(GoldenSignature result)
    {
        if (result.Outcome != outcome)
            return;
        var directory = Path.GetDirectoryName(result.Path)!;
        counts[directory] = (counts[directory].Planned, counts[directory].Done + 1);
    }

    /// <summary>What is about to be done: if it is interrupted, the log says so much.</summary>
    public IEnumerable<string> Begin() => counts.Select(count => $"golden files of '{count.Key}' about to be {what}: {count.Value.Planned}");

    /// <summary>What was done.</summary>
    public IEnumerable<string> End() => counts.Select(count => $"golden files of '{count.Key}' {what}: {count.Value.Done} of {count.Value.Planned}");
}
