using System.Buffers;
using System.Security.Cryptography;
using AosOps.Golden;
using AosOps.IO;
using AosOps.Json;
using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>Replays golden files one after another; it holds what one thread needs for that.</summary>
internal sealed class GoldenReplay(IWorkflowEngine engine, ReplayDiagnosis diagnosis, GoldenInventory inventory, TimeProvider clock, int repeats)
{
    private const int UsualLimit = 4096;

    private readonly JsonCursor cursor = new();
    private readonly byte[] buffer = new byte[UsualLimit];
    private readonly ArrayBufferWriter<byte> form = new(1024);

    /// <summary>Replays a golden file.</summary>
    /// <returns>What it showed, and why the file cannot be read where it cannot.</returns>
    public ReplayedFile Run(string path)
    {
        var runId = ShadowGoldenFile.NamedRunId(path);
        var recorded = inventory.Records.GetValueOrDefault(runId);
        try
        {
            return new ReplayedFile(TryMatch(path, runId, recorded) ?? Explain(path, runId, recorded), null);
        }
        catch (AosException failure)
        {
            return new ReplayedFile(Unreadable(runId, path, recorded, failure), failure);
        }
    }

    /// <summary>The usual case: the file is what a run writes for its workflow, and what the report recorded.</summary>
    private ShadowReplay? TryMatch(string path, string runId, GoldenRecord? recorded)
    {
        if (repeats > 1 || UnixFile.TryRead(path, buffer) is not (>= 0 and var length))
            return null;
        var start = clock.GetTimestamp();
        var content = buffer.AsSpan(0, length);
        var file = new RecordedForm(content);
        if (!file.TryReadWorkflow(runId, engine.WorkflowTypes, out var workflowType, out var seed))
            return null;
        var replayed = engine.Execute(workflowType, seed);
        if (!file.Matches(replayed) || (recorded is not null && !IsRecorded(content, recorded)))
            return null;
        return new ShadowReplay
        {
            RunId = runId,
            Path = path,
            WorkflowType = workflowType,
            Seed = seed,
            RecordedHash = replayed.WorkflowHash,
            ReplayedHash = replayed.WorkflowHash,
            Outcome = ReplayOutcome.Match,
            Repeats = repeats,
            Duration = clock.GetElapsedTime(start),
        };
    }

    private ShadowReplay Explain(string path, string runId, GoldenRecord? recorded)
    {
        var file = ShadowGoldenFileReader.Read(cursor, path);
        var evidence = new ReplayEvidence(file, NameOf(file, path), HasRecordedForm(file), recorded, recorded is not null && IsRecorded(cursor.Content, recorded));
        return Replay(evidence, path, runId);
    }

    private ShadowReplay Replay(in ReplayEvidence evidence, string path, string runId)
    {
        var start = clock.GetTimestamp();
        var (finding, replayed, executions) = Execute(evidence);
        return new ShadowReplay
        {
            RunId = runId,
            Path = path,
            WorkflowType = evidence.File.WorkflowType,
            Seed = evidence.File.Seed,
            RecordedHash = evidence.File.WorkflowHash,
            ReplayedHash = replayed?.WorkflowHash,
            Outcome = finding.Outcome,
            FirstDivergentStep = finding.Step,
            Skill = finding.Skill,
            Expected = finding.Expected,
            Actual = finding.Actual,
            Changed = finding.Changed,
            Cause = finding.Cause,
            Repeats = executions,
            Duration = clock.GetElapsedTime(start),
        };
    }

    private (ReplayFinding Finding, WorkflowExecution? Replayed, int Executions) Execute(in ReplayEvidence evidence)
    {
        var file = evidence.File;
        if (!engine.WorkflowTypes.Contains(file.WorkflowType))
            return (diagnosis.UnknownType(file), null, 0);
        var first = engine.Execute(file.WorkflowType, file.Seed);
        for (var execution = 2; execution <= repeats; execution++)
        {
            var again = engine.Execute(file.WorkflowType, file.Seed);
            if (again.WorkflowHash != first.WorkflowHash)
                return (ReplayDiagnosis.NotDeterministic(execution, repeats, first, again), again, execution);
        }

        return (diagnosis.Compare(evidence, first), first, repeats);
    }

    /// <summary>A file that was copied to a name of another kind says nothing by its name.</summary>
    private static string NameOf(ShadowGoldenFile file, string path) =>
        path.EndsWith(ShadowGoldenFile.Extension, StringComparison.Ordinal) ? ShadowGoldenFile.NamedRunId(path) : file.RunId;

    private bool HasRecordedForm(ShadowGoldenFile file)
    {
        form.ResetWrittenCount();
        ShadowGoldenFileWriter.Write(file, form);
        return form.WrittenSpan.SequenceEqual(cursor.Content);
    }

    private static bool IsRecorded(ReadOnlySpan<byte> content, GoldenRecord recorded)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, digest);
        Span<char> hexadecimal = stackalloc char[2 * SHA256.HashSizeInBytes];
        Convert.TryToHexStringLower(digest, hexadecimal, out _);
        return hexadecimal.SequenceEqual(recorded.Sha256);
    }

    private static ShadowReplay Unreadable(string runId, string path, GoldenRecord? recorded, AosException failure)
    {
        var missing = failure.ErrorId == ErrorIds.PathNotFound;
        return new ShadowReplay
        {
            RunId = runId,
            Path = path,
            Outcome = missing ? ReplayOutcome.Missing : ReplayOutcome.Unreadable,
            Changed = missing && recorded is null ? ReplayChange.Undetermined : ReplayChange.GoldenFile,
            Cause = failure.Message,
        };
    }
}
