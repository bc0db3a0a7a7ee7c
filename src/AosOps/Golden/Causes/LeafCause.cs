namespace AosOps.Golden.Causes;

/// <summary>Finds the cause that the names of the differing leaves give, where no format says more.</summary>
internal static class LeafCause
{
    /// <summary>Says whether a leaf is a seed.</summary>
    public static bool IsSeed(LeafDifference leaf) =>
        leaf.Category == LeafCategory.SeedMismatch
        || (leaf.Category == LeafCategory.DeterminismViolation && LeafClassifier.HasWord(leaf.Place.Key, "seed"));

    /// <summary>Says whether a leaf is a hash or a signature: what follows from content.</summary>
    public static bool IsHash(LeafDifference leaf) =>
        leaf.Category == LeafCategory.HashMismatch || (leaf.Category == LeafCategory.DeterminismViolation && !IsSeed(leaf));

    /// <summary>Says whether a leaf is volatile.</summary>
    public static bool IsVolatile(LeafDifference leaf) => leaf.Category == LeafCategory.VolatileLeak;

    /// <summary>Finds the cause.</summary>
    /// <param name="leaves">Every leaf that differs, the volatile ones too.</param>
    public static CauseFinding Find(IReadOnlyList<LeafDifference> leaves)
    {
        foreach (var (cause, belongs) in Explanations)
        {
            var telling = leaves.Where(belongs).ToList();
            if (telling.Count > 0)
                return new CauseFinding(cause, [.. CauseEvidence.Of(telling)]);
        }

        return leaves.Any(IsHash) ? OfHashes(leaves) : OfTheRest(leaves);
    }

    /// <summary>What a name tells outright, the strongest first: a seed explains what was drawn from it, and so on.</summary>
    private static (GoldenCause Cause, Func<LeafDifference, bool> Belongs)[] Explanations =>
    [
        (GoldenCause.SeedMismatch, IsSeed),
        (GoldenCause.UnseededRng, static leaf => leaf.Category == LeafCategory.UnseededRng),
        (GoldenCause.ExternalCall, static leaf => leaf.Category == LeafCategory.ExternalCall),
    ];

    private static CauseFinding OfHashes(IReadOnlyList<LeafDifference> leaves)
    {
        var hashes = leaves.Where(IsHash).ToList();
        var volatiles = leaves.Where(IsVolatile).ToList();
        var others = leaves.Where(leaf => !IsHash(leaf) && !IsVolatile(leaf)).ToList();
        if (others.Count > 0)
            return new CauseFinding(GoldenCause.DeterminismViolation, [.. CauseEvidence.Of(others), .. CauseEvidence.Of(hashes)]);
        if (volatiles.Count == 0)
            return new CauseFinding(GoldenCause.DeterminismViolation, ["Hashes differ and nothing that they could be made of.", .. CauseEvidence.Of(hashes)]);
        return new CauseFinding(
            GoldenCause.VolatileLeak,
            [$"Nothing differs but hashes and volatile leaves: {CauseEvidence.Names(volatiles)}.", .. CauseEvidence.Of(volatiles), .. CauseEvidence.Of(hashes)]);
    }

    private static CauseFinding OfTheRest(IReadOnlyList<LeafDifference> leaves)
    {
        var others = leaves.Where(leaf => !IsVolatile(leaf)).ToList();
        return others.Count > 0
            ? new CauseFinding(GoldenCause.Unknown, [.. CauseEvidence.Of(others)])
            : new CauseFinding(GoldenCause.VolatileLeak, [$"Only volatile leaves differ, and no hash with them: {CauseEvidence.Names(leaves)}."]);
    }
}
