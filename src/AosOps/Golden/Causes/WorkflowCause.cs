namespace AosOps.Golden.Causes;

/// <summary>Finds the cause in two golden files of a shadow run: seed, type, step hashes and the hash over them.</summary>
internal sealed class WorkflowCause(IReadOnlyList<LeafDifference> leaves, RecordFacts a, RecordFacts b)
{
    private readonly LeafDifference? seed = leaves.FirstOrDefault(leaf => leaf.Place is { Field: "seed", SubField: null });
    private readonly LeafDifference? type = leaves.FirstOrDefault(leaf => leaf.Place.Field == "workflow_type");
    private readonly LeafDifference? hash = leaves.FirstOrDefault(leaf => leaf.Place.Field == "workflow_hash");
    private readonly LeafDifference? step = FirstStep(leaves);

    /// <summary>Finds the cause.</summary>
    public CauseFinding Find()
    {
        var finding = OfSeed() ?? OfType() ?? OfAlteration() ?? OfSteps() ?? OfOutcome() ?? LeafCause.Find(leaves);
        var index = step is { Place.Index: >= 0 } ? step.Place.Index : (int?)null;
        return finding with { Step = index, Skill = index is { } number ? Skill(a, number) ?? Skill(b, number) : null };
    }

    private CauseFinding? OfSeed()
    {
        if (seed is null)
            return null;
        var consequence = step is null && hash is null
            ? "No hash differs: one of the seeds was written into the file afterwards. Invoke-ShadowReplay tells which."
            : "Every hash that differs follows from the seed.";
        return new CauseFinding(GoldenCause.SeedMismatch, [CauseEvidence.Of(seed), consequence, .. Of(type), .. Alterations()]);
    }

    private CauseFinding? OfType()
    {
        if (type is null)
            return null;
        var consequence = step is null
            ? "No step differs: one of the types was written into the file afterwards. Invoke-ShadowReplay tells which."
            : "Another workflow was executed; every step that differs follows from that.";
        return new CauseFinding(GoldenCause.DeterminismViolation, [CauseEvidence.Of(type), consequence, .. Alterations()]);
    }

    /// <summary>A file whose hash does not cover its own steps was changed after it was recorded.</summary>
    private CauseFinding? OfAlteration()
    {
        string[] alterations = step is null && hash is null ? [] : [.. Alterations()];
        return alterations.Length == 0
            ? null
            : new CauseFinding(GoldenCause.DeterminismViolation, [.. alterations, .. Of(step), .. Of(hash)]);
    }

    private CauseFinding? OfSteps()
    {
        if (step is null)
            return null;
        var named = LeafCause.Find(leaves);
        if (named.Cause is GoldenCause.VolatileLeak or GoldenCause.UnseededRng or GoldenCause.ExternalCall)
            return named with { Evidence = [.. named.Evidence.Union(Of(step))] };
        var skill = Skill(a, step.Place.Index);
        var cause = SkillKind.IsExternal(skill) ? GoldenCause.ExternalCall
            : SkillKind.IsRandom(skill) ? GoldenCause.UnseededRng
            : GoldenCause.DeterminismViolation;
        return new CauseFinding(cause, [WhatStepSays(skill), CauseEvidence.Of(step), .. Outcomes()]);
    }

    private string WhatStepSays(string? skill)
    {
        var index = step!.Place.Index;
        var other = Skill(b, index);
        if (index < 0 || a.StepHashes?.Count <= index || b.StepHashes?.Count <= index)
            return $"The reference has {a.StepHashes?.Count ?? 0} steps, the other file {b.StepHashes?.Count ?? 0}.";
        return skill == other
            ? $"Seed and workflow type are the same, yet step {index} ({skill}) gives another hash; what follows may be its consequence."
            : $"Step {index} is {skill} in the reference and {other} in the other file.";
    }

    private CauseFinding? OfOutcome()
    {
        string[] outcomes = [.. Outcomes()];
        return outcomes.Length == 0
            ? null
            : new CauseFinding(GoldenCause.DeterminismViolation, [.. outcomes, "No hash differs: hashes do not cover the outcome, so only this comparison sees it."]);
    }

    private IEnumerable<string> Outcomes() => leaves.Where(leaf => leaf.Place.Field is "success" or "error").Select(CauseEvidence.Of);

    private IEnumerable<string> Alterations()
    {
        if (a.IsAltered)
            yield return "The workflow_hash of the reference is not the hash of its own steps: the file was changed after it was recorded.";
        if (b.IsAltered)
            yield return "The workflow_hash of the other file is not the hash of its own steps: the file was changed after it was recorded.";
    }

    private static LeafDifference? FirstStep(IReadOnlyList<LeafDifference> leaves)
    {
        LeafDifference? first = null;
        foreach (var leaf in leaves)
        {
            if (leaf.Place.Field == "step_hashes" && (first is null || leaf.Place.Index < first.Place.Index))
                first = leaf;
        }

        return first;
    }

    private static IEnumerable<string> Of(LeafDifference? leaf) => leaf is null ? [] : [CauseEvidence.Of(leaf)];

    private static string? Skill(RecordFacts facts, int index)
    {
        if (index < 0 || facts.StepHashes is null || index >= facts.StepHashes.Count)
            return null;
        var recorded = facts.StepHashes[index];
        return recorded.LastIndexOf(':') is >= 0 and var colon ? recorded[..colon] : null;
    }
}
