using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Unicode;
using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>
/// The workload built into a shadow run: three small workflows whose every result follows from their seed.
/// The seed of step I is the first 64 bits, big-endian, of SHA-256 over the text <c>BASE:I</c>.
/// </summary>
public sealed class Workload : IWorkflowEngine
{
    private const int SeedTextCapacity = 32;

    // One for each thread that executes at the same time; they live as long as the workload.
    private readonly ConcurrentBag<StepDigest> idle = [];

    private readonly FrozenDictionary<string, Skill[]> workflows = new Dictionary<string, Skill[]>
    {
        ["compute"] =
        [
            new ComputeHashSkill("input_data_step_1"),
            new TransformJsonSkill("a", "b", "c"),
            new ComputeHashSkill("step_2_output"),
            new TransformJsonSkill(elements: 5),
            new LlmStubSkill("Summarize the computation"),
        ],
        ["io"] =
        [
            new MockIoSkill("file1.txt"),
            new MockIoSkill("file2.txt"),
            new TransformJsonSkill("files"),
            new ComputeHashSkill("combined_content"),
        ],
        ["llm"] =
        [
            new LlmStubSkill("Step 1: Analyze"),
            new TransformJsonSkill("analysis"),
            new LlmStubSkill("Step 2: Execute"),
        ],
    }.ToFrozenDictionary();

    /// <inheritdoc/>
    public IReadOnlyList<string> WorkflowTypes { get; } = ["compute", "io", "llm"];

    /// <inheritdoc/>
    public WorkflowExecution Execute(string workflowType, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(workflowType);
        if (!workflows.TryGetValue(workflowType, out var steps))
            throw Unknown(workflowType);
        if (!idle.TryTake(out var sha256))
            sha256 = new StepDigest();
        var hashes = new string[steps.Length];
        for (var index = 0; index < steps.Length; index++)
            hashes[index] = steps[index].Hash(StepSeed(seed, index, sha256), sha256);
        var execution = new WorkflowExecution(hashes, WorkflowHash.Compute(hashes, sha256));
        idle.Add(sha256);
        return execution;
    }

    private static ulong StepSeed(ulong baseSeed, int index, StepDigest sha256)
    {
        Span<byte> text = stackalloc byte[SeedTextCapacity];
        Utf8.TryWrite(text, $"{baseSeed}:{index}", out var length);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        sha256.Compute(text[..length], digest);
        return BinaryPrimitives.ReadUInt64BigEndian(digest);
    }

    private AosException Unknown(string workflowType) =>
        new(ErrorIds.WorkflowTypeUnknown, FailureKind.InvalidData, $"There is no workflow type '{workflowType}'.")
        {
            Remedy = $"The types are {string.Join(", ", WorkflowTypes)}.",
        };
}
