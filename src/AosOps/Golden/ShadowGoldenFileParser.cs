using System.Text.Json;
using AosOps.Operations;

namespace AosOps.Golden;

/// <summary>Reads one golden file of a shadow run from valid UTF-8.</summary>
internal ref struct ShadowGoldenFileParser(ReadOnlySpan<byte> text, string path)
{
    private static readonly string[] FieldNames =
        ["run_id", "workflow_type", "seed", "step_hashes", "workflow_hash", "duration_ms", "success", "error"];

    private readonly ReadOnlySpan<byte> text = text;
    private Utf8JsonReader reader = new(text);
    private int seen;

    private string? runId;
    private string? workflowType;
    private ulong seed;
    private IReadOnlyList<string>? stepHashes;
    private string? workflowHash;
    private long duration;
    private bool success;
    private string? error;

    /// <summary>Reads the file.</summary>
    /// <exception cref="JsonException">It is not one JSON value.</exception>
    /// <exception cref="AosException">It is one, and not a golden file.</exception>
    public ShadowGoldenFile Parse()
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Invalid("it does not hold a JSON object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            ReadField(Enter());
        RequireAll();

        // Reads on to the end: the reader refuses what stands behind the object.
        reader.Read();
        return Result();
    }

    private readonly ShadowGoldenFile Result() => new()
    {
        RunId = runId!,
        WorkflowType = workflowType!,
        Seed = seed,
        StepHashes = stepHashes!,
        WorkflowHash = workflowHash!,
        DurationMs = duration,
        Success = success,
        Error = error,
    };

    /// <summary>Finds the field whose name is the current token, and notes that it was seen.</summary>
    private int Enter()
    {
        var index = 0;
        while (index < FieldNames.Length && !Named(FieldNames[index]))
            index++;
        if (index == FieldNames.Length)
            throw Invalid($"it has a field '{Shown()}' that the format does not have");
        if ((seen & 1 << index) != 0)
            throw Invalid($"the field '{FieldNames[index]}' stands there twice");
        seen |= 1 << index;
        return index;
    }

    private readonly bool Named(string field)
    {
        try
        {
            return reader.ValueTextEquals(field);
        }
        catch (InvalidOperationException)
        {
            // An escape for half of a surrogate pair: no name of the format.
            return false;
        }
    }

    private void ReadField(int index)
    {
        reader.Read();
        switch (FieldNames[index])
        {
            case "run_id":
                runId = Text("run_id");
                break;
            case "workflow_type":
                workflowType = Text("workflow_type");
                break;
            case "seed":
                seed = Seed();
                break;
            case "step_hashes":
                stepHashes = StepHashes();
                break;
            case "workflow_hash":
                workflowHash = Text("workflow_hash");
                break;
            case "duration_ms":
                duration = Duration();
                break;
            case "success":
                success = Flag();
                break;
            default:
                error = reader.TokenType == JsonTokenType.Null ? null : Text("error");
                break;
        }
    }

    private readonly string Text(string field)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw Invalid($"'{field}' is not a text");
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // An escape for half of a surrogate pair: no text at all.
            throw Invalid($"'{field}' holds an unpaired surrogate");
        }
    }

    private readonly ulong Seed() =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetUInt64(out var value)
            ? value
            : throw Invalid($"'seed' is not an integer from 0 to {ulong.MaxValue}");

    private readonly long Duration() =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var value)
            ? value
            : throw Invalid("'duration_ms' is not an integer");

    private readonly bool Flag() => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Invalid("'success' is neither true nor false"),
    };

    private List<string> StepHashes()
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw Invalid("'step_hashes' is not a list");
        var hashes = new List<string>(capacity: 5);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            hashes.Add(Text("step_hashes"));
        return hashes;
    }

    private readonly void RequireAll()
    {
        for (var index = 0; index < FieldNames.Length; index++)
        {
            if ((seen & 1 << index) == 0)
                throw Invalid($"the field '{FieldNames[index]}' is missing");
        }
    }

    private readonly string Shown()
    {
        const int Limit = 60;
        var name = System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
        return name.Length <= Limit ? name : name[..Limit] + "…";
    }

    private readonly AosException Invalid(string why) =>
        ShadowGoldenFileReader.Invalid(path, why, 1 + text[..(int)reader.TokenStartIndex].Count((byte)'\n'));
}
