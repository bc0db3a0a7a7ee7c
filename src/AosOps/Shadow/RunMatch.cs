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
        var held = new Match(Strength.None, TimeSpan.MaxValue);
        foreach (var candidate in candidates)
        {
            var match = Compare(file, candidate, near);
            if (match.IsBetterThan(held))
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
                    candidates.Add(new Candidate(log, directory, match));
            }
        }

        candidates.Sort(static (left, right) =>
            left.Match.IsBetterThan(right.Match) ? -1 : right.Match.IsBetterThan(left.Match) ? 1 : RunFile.NewestFirst(left.Log, right.Log));

        var pairs = new Dictionary<RunFile, RunFile>();
        var taken = new HashSet<RunFile>();
        foreach (var (log, directory, match) in candidates)
        {
            if (!pairs.ContainsKey(log) && (taken.Add(directory) || match.Strength == Strength.Named))
                pairs.Add(log, directory);
        }

        return pairs;
    }

    private static Match Compare(RunFile left, RunFile right, TimeSpan near)
    {
        var distance = left.Stamp is { } first && right.Stamp is { } second ? (first.Time - second.Time).Duration() : TimeSpan.MaxValue;
        if (left.OutputDirectory is { } output)
            return new Match(SameName(output, right.Path) ? Strength.Named : Strength.None, distance);
        if (right.OutputDirectory is { } named)
            return new Match(SameName(named, left.Path) ? Strength.Named : Strength.None, distance);
        if (distance == TimeSpan.Zero)
            return new Match(Strength.SameStamp, distance);
        return new Match(distance < near ? Strength.Near : Strength.None, distance);
    }

    private static bool SameName(string left, string right) =>
        Path.GetFileName(Path.TrimEndingDirectorySeparator(left.AsSpan())).SequenceEqual(Path.GetFileName(right.AsSpan()));

    private readonly record struct Match(Strength Strength, TimeSpan Distance)
    {
        public bool IsBetterThan(Match other) =>
            Strength > other.Strength || (Strength == other.Strength && Strength != Strength.None && Distance < other.Distance);
    }

    private sealed record Candidate(RunFile Log, RunFile Directory, Match Match);
}
