using System.Globalization;
using AosOps.Json;

namespace AosOps.Golden.Causes;

/// <summary>
/// What a record of a known format says of itself, whether or not it differs: a golden file of a shadow run, or one
/// event of the workflow engine. Fields of another type count as absent.
/// </summary>
internal sealed class RecordFacts
{
    /// <summary><c>run_start</c>, <c>step</c> or <c>run_end</c>, or null where the record is no event.</summary>
    public string? EventType { get; private set; }

    /// <summary>The seed of the run, or, of a step event, of the step; as it is written.</summary>
    public string? Seed { get; private set; }

    /// <summary>The step hashes of a shadow run's golden file, or null where it is none.</summary>
    public List<string>? StepHashes { get; private set; }

    /// <summary>The hash over them.</summary>
    public string? WorkflowHash { get; private set; }

    /// <summary>The index of the step of a step event.</summary>
    public int? StepIndex { get; private set; }

    /// <summary>The skill of the step.</summary>
    public string? Skill { get; private set; }

    /// <summary>The status of a run_end event.</summary>
    public string? Status { get; private set; }

    /// <summary>
    /// Says whether the record contradicts itself: its workflow hash is not the SHA-256 of its step hashes joined by colons.
    /// </summary>
    public bool IsAltered => StepHashes is not null && WorkflowHash is not null && WorkflowHash != Shadow.WorkflowHash.Compute(StepHashes);

    /// <summary>Reads the facts of a record.</summary>
    /// <param name="cursor">A cursor on the file.</param>
    /// <param name="offset">Where the record begins; negative where the file has no such record.</param>
    /// <returns>The facts, or null where there is no record.</returns>
    public static RecordFacts? Read(JsonCursor cursor, long offset)
    {
        if (offset < 0)
            return null;
        cursor.Rewind(cursor.ReadsLines, offset);
        cursor.NextValue();
        return Read(cursor);
    }

    private static RecordFacts Read(JsonCursor cursor)
    {
        var facts = new RecordFacts();
        if (cursor.Token != JsonToken.StartObject)
            return facts;
        while (cursor.Read() == JsonToken.Name)
        {
            if (cursor.IsNext("event_type"u8))
                facts.EventType = Scalar(cursor);
            else if (cursor.IsNext("workflow_hash"u8))
                facts.WorkflowHash = Scalar(cursor);
            else if (cursor.IsNext("seed"u8))
                facts.Seed = Scalar(cursor);
            else if (cursor.IsNext("step_hashes"u8))
                facts.StepHashes = Scalars(cursor);
            else if (cursor.IsNext("data"u8))
                facts.ReadData(cursor);
            else
                cursor.SkipNext();
        }

        return facts;
    }

    private void ReadData(JsonCursor cursor)
    {
        if (cursor.Read() != JsonToken.StartObject)
        {
            cursor.Skip();
            return;
        }

        while (cursor.Read() == JsonToken.Name)
        {
            if (cursor.IsNext("index"u8))
                StepIndex = int.TryParse(Scalar(cursor), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
            else if (cursor.IsNext("seed"u8))
                Seed = Scalar(cursor);
            else if (cursor.IsNext("skill_id"u8))
                Skill = Scalar(cursor);
            else if (cursor.IsNext("status"u8))
                Status = Scalar(cursor);
            else
                cursor.SkipNext();
        }
    }

    private static string? Scalar(JsonCursor cursor)
    {
        if (cursor.Read() is JsonToken.String or JsonToken.Number)
            return JsonText.ToString(cursor.Text);
        cursor.Skip();
        return null;
    }

    private static List<string>? Scalars(JsonCursor cursor)
    {
        if (cursor.Read() != JsonToken.StartArray)
        {
            var isList = cursor.Token == JsonToken.EmptyArray;
            cursor.Skip();
            return isList ? [] : null;
        }

        var scalars = new List<string>();
        while (cursor.Read() != JsonToken.EndArray)
        {
            scalars.Add(cursor.Token is JsonToken.String or JsonToken.Number ? JsonText.ToString(cursor.Text) : "");
            cursor.Skip();
        }

        return scalars;
    }
}
