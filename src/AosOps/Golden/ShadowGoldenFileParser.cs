using System.Buffers.Text;
using AosOps.Json;

namespace AosOps.Golden;

/// <summary>Reads the JSON of a golden file of a shadow run: exactly the fields of the format, each of its type.</summary>
internal static class ShadowGoldenFileParser
{
    /// <summary>Reads the one value of a file at whose start the cursor stands.</summary>
    /// <exception cref="JsonFormatException">It is not one JSON value, or not a golden file.</exception>
    public static ShadowGoldenFile Parse(JsonCursor cursor)
    {
        cursor.NextValue();
        if (cursor.Token is not (JsonToken.StartObject or JsonToken.EmptyObject))
            throw new JsonFormatException("it is not a JSON object", cursor.TokenOffset);
        var fields = new Fields();
        if (cursor.Token == JsonToken.StartObject)
        {
            while (cursor.Read() == JsonToken.Name)
                ReadField(cursor, ref fields);
        }

        var file = fields.ToFile(cursor.TokenOffset);
        cursor.NextValue();
        return file;
    }

    private static void ReadField(JsonCursor cursor, ref Fields fields)
    {
        if (cursor.IsNext("run_id"u8))
            fields.RunId = ReadString(cursor);
        else if (cursor.IsNext("workflow_type"u8))
            fields.WorkflowType = ReadString(cursor);
        else if (cursor.IsNext("seed"u8))
            fields.Seed = ReadSeed(cursor);
        else if (cursor.IsNext("step_hashes"u8))
            fields.StepHashes = ReadStepHashes(cursor);
        else if (cursor.IsNext("workflow_hash"u8))
            fields.WorkflowHash = ReadString(cursor);
        else if (cursor.IsNext("duration_ms"u8))
            fields.DurationMs = ReadDuration(cursor);
        else if (cursor.IsNext("success"u8))
            fields.Success = cursor.ReadFlag();
        else if (cursor.IsNext("error"u8))
            (fields.Error, fields.HasError) = (cursor.ReadText(), true);
        else
            throw new JsonFormatException($"'{JsonText.ToString(cursor.Key)}' is no field of the format", cursor.TokenOffset);
    }

    private static string ReadString(JsonCursor cursor) =>
        cursor.ReadText() ?? throw JsonValues.Wrong(cursor, "a string");

    private static ulong ReadSeed(JsonCursor cursor) =>
        cursor.Read() == JsonToken.Number && Utf8Parser.TryParse(cursor.Raw, out ulong seed, out var used) && used == cursor.Raw.Length
            ? seed
            : throw JsonValues.Wrong(cursor, $"a whole number from 0 to {ulong.MaxValue}");

    private static long ReadDuration(JsonCursor cursor) =>
        cursor.Read() == JsonToken.Number && Utf8Parser.TryParse(cursor.Raw, out long duration, out var used) && used == cursor.Raw.Length
            ? duration
            : throw JsonValues.Wrong(cursor, "a whole number");

    private static List<string> ReadStepHashes(JsonCursor cursor)
    {
        var hashes = new List<string>(capacity: 5);
        for (var more = cursor.EnterArray(); more && cursor.Read() != JsonToken.EndArray;)
        {
            if (cursor.Token != JsonToken.String)
                throw new JsonFormatException("a step hash is not a string", cursor.TokenOffset);
            hashes.Add(JsonText.ToString(cursor.Text));
        }

        return hashes;
    }

    private struct Fields
    {
        public string? RunId;
        public string? WorkflowType;
        public ulong? Seed;
        public List<string>? StepHashes;
        public string? WorkflowHash;
        public long? DurationMs;
        public bool? Success;
        public string? Error;
        public bool HasError;

        public readonly ShadowGoldenFile ToFile(long end) => new()
        {
            RunId = RunId ?? throw Lacks("run_id", end),
            WorkflowType = WorkflowType ?? throw Lacks("workflow_type", end),
            Seed = Seed ?? throw Lacks("seed", end),
            StepHashes = StepHashes ?? throw Lacks("step_hashes", end),
            WorkflowHash = WorkflowHash ?? throw Lacks("workflow_hash", end),
            DurationMs = DurationMs ?? throw Lacks("duration_ms", end),
            Success = Success ?? throw Lacks("success", end),
            Error = HasError ? Error : throw Lacks("error", end),
        };

        private static JsonFormatException Lacks(string field, long end) => new($"the field '{field}' is missing", end);
    }
}
