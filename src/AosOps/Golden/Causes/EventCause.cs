using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AosOps.Json;

namespace AosOps.Golden.Causes;

/// <summary>
/// Finds the cause in two golden files of the workflow engine: in the event that starts the run, or else in the first
/// step that diverges.
/// </summary>
internal sealed class EventCause(IReadOnlyList<LeafDifference> leaves, JsonCursor a, JsonCursor b)
{
    private const string RunStart = "run_start";
    private const string Step = "step";

    /// <summary>Finds the cause.</summary>
    public CauseFinding Find()
    {
        CauseFinding? start = null;
        foreach (var (record, offsetA, offsetB) in Divergent())
        {
            var (factsA, factsB) = (RecordFacts.Read(a, offsetA), RecordFacts.Read(b, offsetB));
            if (start is null && factsA?.EventType == RunStart && factsB?.EventType == RunStart)
            {
                start = OfStart(record);
                continue;
            }

            var finding = OfEvent(record, factsA, factsB);
            return start is null ? finding : start with { Step = finding.Step, Skill = finding.Skill };
        }

        return start ?? LeafCause.Find(leaves);
    }

    /// <summary>The records in which more than volatile leaves differ.</summary>
    private IEnumerable<RecordPlace> Divergent() => leaves.Where(leaf => !LeafCause.IsVolatile(leaf)).Select(leaf => leaf.Place.Record).Distinct();

    private CauseFinding OfStart(long record)
    {
        var differing = Of(record).Where(leaf => !LeafCause.IsVolatile(leaf)).ToList();
        var seed = differing.Find(leaf => leaf.Place.SubField == "seed");
        return seed is null
            ? new CauseFinding(GoldenCause.DeterminismViolation, ["The runs were started differently; what follows is a consequence.", .. CauseEvidence.Of(differing)])
            : new CauseFinding(GoldenCause.SeedMismatch, [CauseEvidence.Of(seed), "Every step that differs follows from the seed."]);
    }

    private CauseFinding OfEvent(long record, RecordFacts? factsA, RecordFacts? factsB)
    {
        var facts = factsA ?? factsB;
        if (factsA is null || factsB is null || factsA.EventType != factsB.EventType || factsA.StepIndex != factsB.StepIndex || factsA.Skill != factsB.Skill)
        {
            return At(new CauseFinding(GoldenCause.DeterminismViolation, [OtherEvent(factsA, factsB)]), factsA?.EventType == Step ? factsA : factsB);
        }

        var differing = Of(record);
        return facts?.EventType == Step
            ? At(OfStep(differing, factsA, factsB), factsA)
            : new CauseFinding(GoldenCause.DeterminismViolation, [.. CauseEvidence.Of([.. differing.Where(leaf => !LeafCause.IsVolatile(leaf))])]);
    }

    private static string OtherEvent(RecordFacts? a, RecordFacts? b)
    {
        if (a?.EventType == Step && b?.EventType == Step && a.StepIndex != b.StepIndex)
        {
            return a.StepIndex < b.StepIndex
                ? $"{Name(a)} is missing in the other file, which goes on with step {b.StepIndex} ({b.Skill})."
                : $"{Name(b)} is missing in the reference, which goes on with step {a.StepIndex} ({a.Skill}).";
        }

        return $"Here the reference has {Lower(Name(a))}, the other file {Lower(Name(b))}.";
    }

    private CauseFinding OfStep(List<LeafDifference> differing, RecordFacts factsA, RecordFacts factsB)
    {
        var seed = differing.Find(leaf => leaf.Place.SubField == "seed");
        if (seed is not null)
            return new CauseFinding(GoldenCause.SeedMismatch, [CauseEvidence.Of(seed), Derivation(factsA, factsB)]);
        var inputs = differing.FindAll(leaf => leaf.Place.SubField == "inputs" && !LeafCause.IsVolatile(leaf));
        if (inputs.Count > 0)
            return Explain(inputs, factsA, GoldenCause.DeterminismViolation, "already gets other inputs: look at what makes them");
        var answers = differing.Exists(leaf => !LeafCause.IsVolatile(leaf) && !LeafCause.IsHash(leaf));
        var unnamed = !answers ? GoldenCause.DeterminismViolation
            : SkillKind.IsExternal(factsA.Skill) ? GoldenCause.ExternalCall
            : SkillKind.IsRandom(factsA.Skill) ? GoldenCause.UnseededRng
            : GoldenCause.DeterminismViolation;
        return Explain(differing, factsA, unnamed, "differs neither in its seed nor in its inputs, but in its result");
    }

    /// <summary>Takes the cause that the names of the leaves give, or else the one that the step suggests.</summary>
    private CauseFinding Explain(List<LeafDifference> differing, RecordFacts facts, GoldenCause unnamed, string what)
    {
        var named = LeafCause.Find(differing);
        var isNamed = named.Cause is GoldenCause.VolatileLeak or GoldenCause.UnseededRng or GoldenCause.ExternalCall;
        var evidence = isNamed ? named.Evidence : [.. CauseEvidence.Of(differing.FindAll(leaf => !LeafCause.IsVolatile(leaf)))];
        var record = differing[0].Place.Record.Number;
        var later = leaves.Count(leaf => leaf.Place.Record.Number > record && !LeafCause.IsVolatile(leaf));
        return new CauseFinding(isNamed ? named.Cause : unnamed, [$"{Name(facts)} {what}.", .. evidence, .. Consequences(later)]);
    }

    private static IEnumerable<string> Consequences(int later) =>
        later == 0 ? [] : [$"Differences after it, which may be its consequence: {later}."];

    /// <summary>Says which of two step seeds is the one that follows from the seed of the run.</summary>
    private string Derivation(RecordFacts factsA, RecordFacts factsB)
    {
        var run = RecordFacts.Read(a, 0)?.Seed;
        var derived = run is null || factsA.StepIndex is null ? null : StepSeed(run, factsA.StepIndex.Value);
        var right = derived == factsA.Seed ? "the reference" : derived == factsB.Seed ? "the other file" : null;
        return right is null
            ? "The seed of the run is the same; neither step seed follows from it."
            : $"The seed of the run is the same; the step seed of {right} follows from it, the other one does not.";
    }

    /// <summary>The seed of a step: the first 64 bits of the SHA-256 of <c>SEED:INDEX</c>, as an unsigned number.</summary>
    private static string StepSeed(string run, int index)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{run}:{index}")));
        return BinaryPrimitives.ReadUInt64BigEndian(hash).ToString(CultureInfo.InvariantCulture);
    }

    private List<LeafDifference> Of(long record) => [.. leaves.Where(leaf => leaf.Place.Record.Number == record)];

    private static CauseFinding At(CauseFinding finding, RecordFacts? facts) =>
        facts?.EventType == Step ? finding with { Step = facts.StepIndex, Skill = facts.Skill } : finding;

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    private static string Name(RecordFacts? facts) => facts switch
    {
        null => "nothing more",
        { EventType: Step, StepIndex: null } => "A step without an index",
        { EventType: Step } => $"Step {facts.StepIndex} ({facts.Skill ?? "no skill"})",
        { Status: not null } => $"the end of the run ({facts.Status})",
        { EventType: null } => "a record that is no event",
        _ => $"an event '{facts.EventType}'",
    };
}
