using AosOps.Golden;

namespace AosOps.Shadow;

/// <summary>Finds out, from a golden file and its replay, what changed.</summary>
internal sealed class ReplayDiagnosis(IWorkflowEngine engine)
{
    private readonly Lazy<bool> workloadIsIntact = new(() => WorkloadReference.IsMetBy(engine));

    /// <summary>Compares a golden file with its replay.</summary>
    public ReplayFinding Compare(in ReplayEvidence evidence, WorkflowExecution replay)
    {
        var recorded = evidence.File.StepHashes;
        var step = FirstDifference(recorded, replay.StepHashes);
        if (step is { } index)
        {
            var (changed, cause) = WhoChanged(evidence, replay);
            return new ReplayFinding(ReplayOutcome.Mismatch, changed, cause)
            {
                Step = index,
                Expected = recorded.ElementAtOrDefault(index),
                Actual = replay.StepHashes.ElementAtOrDefault(index),
            };
        }

        return evidence.File.WorkflowHash == replay.WorkflowHash
            ? CompareRest(evidence)
            : new ReplayFinding(ReplayOutcome.Mismatch, ReplayChange.GoldenFile, WorkflowHashAltered(evidence.File))
            {
                Expected = evidence.File.WorkflowHash,
                Actual = replay.WorkflowHash,
            };
    }

    /// <summary>Describes a golden file whose workflow the engine cannot execute.</summary>
    public ReplayFinding UnknownType(ShadowGoldenFile file) =>
        OtherType(file) is { } type
            ? new(ReplayOutcome.Mismatch, ReplayChange.GoldenFile, TypeAltered(file, type))
            : new(
                ReplayOutcome.Mismatch,
                ReplayChange.Undetermined,
                $"There is no workflow type '{file.WorkflowType}': workflow_type was altered, or the file was recorded with another workload.");

    /// <summary>Describes a workload that does not give the same results twice.</summary>
    public static ReplayFinding NotDeterministic(int execution, int executions, WorkflowExecution first, WorkflowExecution other)
    {
        var step = FirstDifference(first.StepHashes, other.StepHashes);
        return new(
            ReplayOutcome.Mismatch,
            ReplayChange.Workload,
            $"The workload is not deterministic: execution {execution} of {executions} gave other hashes than the first.")
        {
            Step = step,
            Expected = step is null ? first.WorkflowHash : first.StepHashes.ElementAtOrDefault(step.Value),
            Actual = step is null ? other.WorkflowHash : other.StepHashes.ElementAtOrDefault(step.Value),
        };
    }

    /// <summary>Compares what no replay can give: it is known from the file's name, its form and the cycle report.</summary>
    private static ReplayFinding CompareRest(in ReplayEvidence evidence)
    {
        var reasons = Contradictions(evidence).ToList();
        if (reasons.Count > 0)
            return new(ReplayOutcome.Mismatch, ReplayChange.GoldenFile, string.Join(" ", reasons));
        return evidence.HasRecordedForm
            ? ReplayFinding.Agreement
            : new(ReplayOutcome.Match, ReplayChange.GoldenFile, "The content agrees, but no run lays out its files so: the file was edited or converted.");
    }

    private static IEnumerable<string> Contradictions(ReplayEvidence evidence)
    {
        var file = evidence.File;
        if (file.RunId != evidence.NamedRunId)
            yield return $"run_id is '{file.RunId}', but the file is named for '{evidence.NamedRunId}'.";
        if (!file.Success || file.Error is not null)
            yield return $"The file records success {(file.Success ? "true" : "false")} and error {Shown(file.Error)}, but its workflow succeeds with every recorded hash.";
        if (evidence is { Recorded: { } recorded, HasRecordedBytes: false })
            yield return $"The file is not the one that the report of cycle {recorded.Cycle} records, although every hash replays: duration_ms, or its form, was altered.";
    }

    private static string Shown(string? error) => error is null ? "null" : $"'{error}'";

    private (ReplayChange Changed, string Cause) WhoChanged(in ReplayEvidence evidence, WorkflowExecution replay)
    {
        if (!workloadIsIntact.Value)
            return (ReplayChange.Workload, "The workload no longer gives its reference hashes: it changed.");
        var altered = WhatWasAltered(evidence.File, replay);
        return evidence switch
        {
            { Recorded: { } recorded, HasRecordedBytes: true } =>
                (ReplayChange.Workload, $"The file is byte for byte the one that cycle {recorded.Cycle} recorded: the workload gave other results then."),
            { Recorded: { } recorded } =>
                (ReplayChange.GoldenFile, $"The file is not the one that the report of cycle {recorded.Cycle} records. {altered}"),
            _ => (ReplayChange.GoldenFile, altered),
        };
    }

    private string WhatWasAltered(ShadowGoldenFile file, WorkflowExecution replay)
    {
        if (file.WorkflowHash == replay.WorkflowHash)
            return "step_hashes was altered: workflow_hash, which covers them, still agrees with the replay.";
        if (WorkflowHash.Compute(file.StepHashes) != file.WorkflowHash)
            return "The file contradicts itself: workflow_hash is not the SHA-256 of its step hashes.";
        if (OtherType(file) is { } type)
            return TypeAltered(file, type);
        if (file.StepHashes.Count != replay.StepHashes.Count)
            return $"It records {file.StepHashes.Count} steps where the workflow has {replay.StepHashes.Count}: steps were added or removed, and workflow_hash computed anew.";
        return file.StepHashes.Zip(replay.StepHashes).Any(static pair => pair.First == pair.Second)
            ? "Other steps agree, so the seed is right: a step hash was altered, and workflow_hash computed anew."
            : "No step agrees, and the file is consistent in itself: the seed was altered.";
    }

    /// <summary>The workflow type, other than the recorded one, whose hashes the file records for its seed.</summary>
    private string? OtherType(ShadowGoldenFile file) =>
        engine.WorkflowTypes.FirstOrDefault(type =>
            type != file.WorkflowType && engine.Execute(type, file.Seed).StepHashes.SequenceEqual(file.StepHashes));

    private static string TypeAltered(ShadowGoldenFile file, string type) =>
        $"The recorded hashes are those of a '{type}' workflow with this seed: workflow_type was altered to '{file.WorkflowType}'.";

    private static string WorkflowHashAltered(ShadowGoldenFile file) =>
        WorkflowHash.Compute(file.StepHashes).Equals(file.WorkflowHash, StringComparison.OrdinalIgnoreCase)
            ? "workflow_hash was altered to capitals; its digits and every step hash agree."
            : "workflow_hash was altered: it is not the SHA-256 of the step hashes, which all agree.";

    private static int? FirstDifference(IReadOnlyList<string> recorded, IReadOnlyList<string> replayed)
    {
        var common = Math.Min(recorded.Count, replayed.Count);
        for (var index = 0; index < common; index++)
        {
            if (recorded[index] != replayed[index])
                return index;
        }

        return recorded.Count == replayed.Count ? null : common;
    }
}
