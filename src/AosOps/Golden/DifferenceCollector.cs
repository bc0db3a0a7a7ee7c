using System.Text;
using AosOps.Json;

namespace AosOps.Golden;

/// <summary>
/// Gathers what differs between two files: counts of everything, the differences themselves up to a limit. Identity is
/// told from content here: a run id, and whether a run is a replay, are noted and never a difference.
/// </summary>
internal sealed class DifferenceCollector(GoldenDiffOptions options)
{
    /// <summary>Enough to find a cause by; the rest is counted.</summary>
    private const int KeptWithoutDetail = 10_000;

    private readonly LeafClassifier classifier = new(options.VolatileFields);
    private RecordPlace record = new(0, -1, -1);
    private LeafDifference? replayFlag;
    private bool isRunStart;
    private bool notedRunIds;

    /// <summary>The differences that are kept, in the order of the files.</summary>
    public List<LeafDifference> Differences { get; private set; } = [];

    /// <summary>Differences of volatile leaves that the options tell to ignore. They count for the cause only.</summary>
    public List<LeafDifference> Ignored { get; private set; } = [];

    /// <summary>What is worth knowing and no difference.</summary>
    public List<string> Notes { get; private set; } = [];

    /// <summary>The number of differences.</summary>
    public long Count { get; private set; }

    /// <summary>The number of differences of volatile leaves.</summary>
    public long VolatileCount { get; private set; }

    /// <summary>Begins a pair of files.</summary>
    public void Reset()
    {
        (Differences, Ignored, Notes) = ([], [], []);
        (Count, VolatileCount, notedRunIds) = (0, 0, false);
    }

    /// <summary>Begins a pair of records, of which one may be missing.</summary>
    public void BeginRecord(RecordPlace place)
    {
        record = place;
        replayFlag = null;
        isRunStart = false;
    }

    /// <summary>Takes note of the type of the event that the records are.</summary>
    public void SeeEventType(JsonCursor a, JsonCursor b) =>
        isRunStart = a.Token == JsonToken.String && b.Token == JsonToken.String
            && a.Text.SequenceEqual("run_start"u8) && b.Text.SequenceEqual("run_start"u8);

    /// <summary>Ends a pair of records: only now is it known what kind of event they are.</summary>
    public void EndRecord()
    {
        if (replayFlag is null)
            return;
        if (isRunStart)
            Notes.Add($"{replayFlag.Key} is {replayFlag.ValueA} in the reference and {replayFlag.ValueB} in the other file: one is a replay of the other.");
        else
            Keep(replayFlag);
    }

    /// <summary>Adds a leaf that differs, or is in one file only.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="a">The reference on the leaf, or null.</param>
    /// <param name="b">The other file on the leaf, or null.</param>
    public void Add(JsonPath path, JsonCursor? a, JsonCursor? b)
    {
        if (a is not null && b is not null && IsIdentity(path, a, b))
            return;
        var category = classifier.Classify(path.LastKey());
        if (a is not null && b is not null && path.Count == 3 && path.IsKey(1, "data"u8) && path.IsKey(2, "replay"u8))
            replayFlag = Describe(path, a, b, category);
        else if (HasRoom(category))
            Keep(Describe(path, a, b, category));
        else
            Tally(category);
    }

    private bool IsIdentity(JsonPath path, JsonCursor a, JsonCursor b)
    {
        if (path.Count != 2 || !path.IsKey(1, "run_id"u8))
            return false;
        if (!notedRunIds)
            Notes.Add($"The run ids differ: {Value(a)} in the reference, {Value(b)} in the other file.");
        notedRunIds = true;
        return true;
    }

    private LeafDifference Describe(JsonPath path, JsonCursor? a, JsonCursor? b, LeafCategory category) => new()
    {
        Key = path.ToString(),
        ValueA = Value(a),
        ValueB = Value(b),
        TypeA = Type(a),
        TypeB = Type(b),
        Category = category,
        Place = new LeafPlace(record, path.Key(1), path.Key(2), (int)path.Index(2), path.LastKey()),
    };

    private void Keep(LeafDifference difference)
    {
        ListOf(difference.Category).Add(difference);
        Tally(difference.Category);
    }

    private void Tally(LeafCategory category)
    {
        if (ListOf(category) == Ignored)
            return;
        Count++;
        VolatileCount += category == LeafCategory.VolatileLeak ? 1 : 0;
    }

    private bool HasRoom(LeafCategory category) =>
        ListOf(category) is var list && (list.Count < KeptWithoutDetail || (options.Detailed && list == Differences));

    private List<LeafDifference> ListOf(LeafCategory category) =>
        category == LeafCategory.VolatileLeak && options.IgnoreVolatile ? Ignored : Differences;

    private static string? Value(JsonCursor? cursor) => cursor?.Token switch
    {
        null => null,
        JsonToken.String => JsonText.ToString(JsonText.Cut(cursor.Text, LeafDifference.ValueLimit)),
        JsonToken.EmptyObject => "{}",
        JsonToken.EmptyArray => "[]",
        _ => Encoding.ASCII.GetString(JsonText.Cut(cursor.Raw, LeafDifference.ValueLimit)),
    };

    private static LeafType Type(JsonCursor? cursor) => cursor?.Token switch
    {
        null => LeafType.Absent,
        JsonToken.String => LeafType.String,
        JsonToken.Number => LeafType.Number,
        JsonToken.True or JsonToken.False => LeafType.Boolean,
        JsonToken.EmptyObject => LeafType.Object,
        JsonToken.EmptyArray => LeafType.Array,
        _ => LeafType.Null,
    };
}
