namespace AosOps.Shadow;

/// <summary>Decides which log and which run directory belong together.</summary>
internal static class RunMatch
{
    private enum Strength
    {
        None,
        Near,
        SameStamp,
        Named,
    }

    /// <summary>The best partner for one file.</summary>
    public static RunFile? Best(RunFile file, IReadOnlyList<RunFile> candidates, TimeSpan near)
    {
        RunFile? best = null;
        var held = (Strength: Strength.None, Distance: TimeSpan.MaxValue);
        foreach (var candidate in candidates)
        {
            var match = Compare(file, candidate, near);
            if (match.Strength > held.Strength || (match.Strength == held.Strength && match.Distance < held.Distance))
                (best, held) = (candidate, match);
        }

        return best;
    }

    /// <summary>Pairs logs with directories, the surest matches first. A directory goes to every log that names it (a run may be continued
    /// in a second log), else to one only.</summary>
    public static Dictionary<RunFile, RunFile> All(IReadOnlyList<RunFile> logs, IReadOnlyList<RunFile> directories, TimeSpan near)
    {
        var candidates = new List<Candidate>();
        foreach (var log in logs)
        {
            foreach (var directory in directories)
            {
                if (Compare(log, directory, near) is { Strength: not Strength.None } match)
                    candidates.Add(new Candidate(log, directory, match.Strength, match.Distance));
            }
        }

        candidates.Sort(static (left, right) =>
            left.Strength != right.Strength ? right.Strength.CompareTo(left.Strength)
            : left.Distance != right.Distance ? left.Distance.CompareTo(right.Distance)
            : RunFile.NewestFirst(left.Log, right.Log));

        var pairs = new Dictionary<RunFile, RunFile>();
        var taken = new HashSet<RunFile>();
        foreach (var (log, directory, strength, _) in candidates)
        {
            if (!pairs.ContainsKey(log) && (taken.Add(directory) || strength == Strength.Named))
                pairs.Add(log, directory);
        }

        return pairs;
    }

    private static (Strength Strength, TimeSpan Distance) Compare(RunFile left, RunFile right, TimeSpan near)
    {
        var distance = left.Stamp is { } first && right.Stamp is { } second ? (first.Time - second.Time).Duration() : TimeSpan.MaxValue;
        if (left.OutputDirectory is { } output)
            return SameName(output, right.Path) ? (Strength.Named, distance) : (Strength.None, distance);
        if (right.OutputDirectory is { } named)
            return SameName(named, left.Path) ? (Strength.Named, distance) : (Strength.None, distance);
        if (distance == TimeSpan.Zero)
            return (Strength.SameStamp, distance);
        return (distance < near ? Strength.Near : Strength.None, distance);
    }

    private static bool SameName(string left, string right) =>
        Path.GetFileName(Path.TrimEndingDirectorySeparator(left.AsSpan())).SequenceEqual(Path.GetFileName(right.AsSpan()));

    private sealed record Candidate(RunFile Log, RunFile Directory, Strength Strength, TimeSpan Distance);
}
