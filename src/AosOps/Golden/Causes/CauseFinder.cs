using AosOps.Json;

namespace AosOps.Golden.Causes;

/// <summary>Finds why two golden files differ, from all their differences together.</summary>
internal sealed class CauseFinder(JsonCursor a, JsonCursor b)
{
    /// <summary>Finds the cause. The cursors are on the files, which have been compared.</summary>
    /// <param name="differences">The differences, in the order of the files.</param>
    /// <param name="ignored">Volatile leaves that differ and were to be ignored: a leak is a leak all the same.</param>
    public CauseFinding Find(IReadOnlyList<LeafDifference> differences, IReadOnlyList<LeafDifference> ignored)
    {
        IReadOnlyList<LeafDifference> leaves = ignored.Count == 0 ? differences : [.. differences, .. ignored];
        var first = differences.FirstOrDefault(leaf => !LeafCause.IsVolatile(leaf));
        if (first is null)
            return LeafCause.Find(leaves);
        var (factsA, factsB) = (RecordFacts.Read(a, first.Place.Record.OffsetA), RecordFacts.Read(b, first.Place.Record.OffsetB));
        if (factsA?.EventType is not null || factsB?.EventType is not null)
            return new EventCause(leaves, a, b).Find();
        return factsA?.StepHashes is not null && factsB?.StepHashes is not null
            ? new WorkflowCause(leaves, factsA, factsB).Find()
            : LeafCause.Find(leaves);
    }
}
