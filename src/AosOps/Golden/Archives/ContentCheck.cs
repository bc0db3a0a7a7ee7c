using System.Buffers;
using AosOps.Json;
using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Golden.Archives;

/// <summary>
/// Looks at golden files themselves where no manifest says what they should be: they must be strict JSON, and the workflow
/// hash of one of a shadow run must be that of its step hashes.
/// </summary>
/// <param name="found">Takes what is wrong.</param>
internal sealed class ContentCheck(Action<GoldenArchiveProblem> found) : IMemberSink
{
    private const long MostBytes = 16 << 20;

    private readonly ArrayBufferWriter<byte> content = new();
    private bool looks;

    /// <inheritdoc/>
    public void Begin(ScannedMember member)
    {
        looks = member.Size <= MostBytes && (IsShadow(member) || IsEngine(member));
        content.ResetWrittenCount();
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> part)
    {
        if (looks)
            content.Write(part);
    }

    /// <inheritdoc/>
    public void End(ScannedMember member)
    {
        if (looks && Fault(member) is { } fault)
            found(new GoldenArchiveProblem(GoldenArchiveProblemKind.ContentInvalid, member.Path, fault));
    }

    private static bool IsShadow(ScannedMember member) => member.Path.EndsWith(ShadowGoldenFile.Extension, StringComparison.Ordinal);

    private static bool IsEngine(ScannedMember member) => member.Path.EndsWith(GoldenFolder.StepsExtension, StringComparison.Ordinal);

    private string? Fault(ScannedMember member)
    {
        try
        {
            if (IsShadow(member))
            {
                var file = ShadowGoldenFileReader.Parse(content.WrittenSpan, member.Path);
                return WorkflowHash.Compute(file.StepHashes) == file.WorkflowHash ? null : "Its workflow hash is not that of its step hashes.";
            }

            var cursor = new JsonCursor();
            cursor.Load(content.WrittenSpan);
            GoldenFileForm.CountLeaves(cursor, CancellationToken.None);
            return null;
        }
        catch (AosException failure)
        {
            return failure.Message;
        }
        catch (JsonFormatException wrong)
        {
            return $"It is not strict JSON: {wrong.Message}.";
        }
    }
}
