using System.Text.Json;
using System.Text.Unicode;
using Helix.DissonanceResearch.Entries;
using Helix.Hosting.Problems;

namespace Helix.DissonanceResearch.Validation;

/// <summary>
/// Reads the body of a submission and finds everything that is wrong with it, not only the first thing. A serializer
/// would stop at the first fault, and takes the second of two equal fields.
/// </summary>
internal sealed class SubmissionReader(ZoneCatalog zones)
{
    /// <summary>Unknown fields that are named one by one; a body of 64 KiB holds some ten thousand.</summary>
    private const int MostUnknownFields = 20;

    private const int LongestFieldName = 64;

    /// <summary>Reads a body.</summary>
    /// <param name="body">The body, whole.</param>
    /// <param name="faults">What is wrong with it; empty where a submission is returned.</param>
    /// <returns>The submission, or null.</returns>
    public TimeSubmission? Read(ReadOnlySpan<byte> body, out IReadOnlyList<FieldProblem> faults)
    {
        if (CheckEncoding(body) is { } fault)
        {
            faults = [fault];
            return null;
        }

        var found = new List<FieldProblem>();
        faults = found;
        var values = new string?[SubmissionRules.Fields.Count];
        try
        {
            ReadObject(body, values, found);
        }
        catch (JsonException failure)
        {
            // What was found before in something that is no JSON means nothing.
            faults = [NotJson(failure)];
            return null;
        }

        return Check(values, found);
    }

    private static FieldProblem? CheckEncoding(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
            return FieldProblem.OfBody("The body is empty; it must be a JSON object.", FaultCodes.Malformed);
        return Utf8.IsValid(body) ? null : FieldProblem.OfBody("The body is not valid UTF-8.", FaultCodes.Malformed);
    }

    private static FieldProblem NotJson(JsonException failure) =>
        FieldProblem.OfBody($"The body is not valid JSON: line {failure.LineNumber + 1}, byte {failure.BytePositionInLine + 1}.", FaultCodes.Malformed);

    private static void ReadObject(ReadOnlySpan<byte> body, string?[] values, List<FieldProblem> faults)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            faults.Add(FieldProblem.OfBody("The body must be a JSON object.", FaultCodes.WrongType));
            reader.Skip();
            reader.Read();
            return;
        }

        var seen = new bool[values.Length];
        var unknown = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = Text(ref reader);
            var field = IndexOf(name);
            reader.Read();
            if (field >= 0)
                ReadField(ref reader, field, values, seen, faults);
            else if (++unknown <= MostUnknownFields)
                faults.Add(FieldProblem.Of(Shorten(name), "is not a field of a time entry", FaultCodes.Unknown));
            reader.Skip();
        }

        // Reads to the end: what follows the object is a fault too.
        reader.Read();
        if (unknown > MostUnknownFields)
            faults.Add(FieldProblem.OfBody($"There are {unknown - MostUnknownFields} more unknown fields.", FaultCodes.Unknown));
        AddMissing(seen, faults);
    }

    private static void ReadField(ref Utf8JsonReader reader, int field, string?[] values, bool[] seen, List<FieldProblem> faults)
    {
        var name = SubmissionRules.Fields[field].Name;
        if (seen[field])
        {
            values[field] = null;
            if (!faults.Exists(fault => fault.Pointer == "#/" + name && fault.Code == FaultCodes.Duplicate))
                faults.Add(FieldProblem.Of(name, "is given more than once", FaultCodes.Duplicate));
            return;
        }

        seen[field] = true;
        if (reader.TokenType != JsonTokenType.String)
            faults.Add(FieldProblem.Of(name, $"must be a string, not {Name(reader.TokenType)}", FaultCodes.WrongType));
        else if (Text(ref reader) is { } text)
            values[field] = text;
        else
            faults.Add(FieldProblem.Of(name, "contains half of a surrogate pair, which is no character", FaultCodes.Invalid));
    }

    private static void AddMissing(bool[] seen, List<FieldProblem> faults)
    {
        for (var field = 0; field < seen.Length; field++)
        {
            if (!seen[field])
                faults.Add(FieldProblem.Of(SubmissionRules.Fields[field].Name, "is missing", FaultCodes.Missing));
        }
    }

    private TimeSubmission? Check(string?[] values, List<FieldProblem> faults)
    {
        for (var field = 0; field < values.Length; field++)
        {
            var (name, longest) = SubmissionRules.Fields[field];
            if (values[field] is { } text && SubmissionRules.CheckText(name, text, longest) is { } fault)
            {
                faults.Add(fault);
                values[field] = null;
            }
        }

        var instant = CheckTime(values[0], values[1], faults);
        return faults.Count == 0
            ? new TimeSubmission(values[0]!, values[1]!, values[2]!, values[3]!, Microseconds.Cut(instant))
            : null;
    }

    private DateTime CheckTime(string? timestamp, string? timezone, List<FieldProblem> faults)
    {
        IsoTimestamp time = default;
        var isTime = timestamp is not null;
        if (isTime && IsoTimestamp.Parse(timestamp, out time) is { } wrong)
        {
            faults.Add(FieldProblem.Of(SubmissionRules.IsoTimestamp, wrong, FaultCodes.Invalid));
            isTime = false;
        }

        if (timezone is null)
            return default;
        if (!zones.TryFind(timezone, out var zone))
        {
            faults.Add(UnknownZone());
            return default;
        }

        if (isTime && ZonedTime.Resolve(time, zone, out var instant) is var fault)
        {
            if (fault is not null)
                faults.Add(fault);
            return instant;
        }

        return default;
    }

    private static FieldProblem UnknownZone() => FieldProblem.Of(
        SubmissionRules.Timezone,
        ZoneCatalog.IsInstalled
            ? "is no zone of the IANA time zone database; write it as in Europe/Berlin or UTC"
            : "is not known: this machine has no time zone database, and only UTC is known; install the package tzdata",
        FaultCodes.UnknownTimezone);

    private static int IndexOf(string? name)
    {
        for (var field = 0; field < SubmissionRules.Fields.Count; field++)
        {
            if (SubmissionRules.Fields[field].Name == name)
                return field;
        }

        return -1;
    }

    /// <summary>The text of a string or a name, or null where an escape in it is half of a surrogate pair.</summary>
    private static string? Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Shorten(string? name)
    {
        if (name is null)
            return "(a name with half of a surrogate pair)";
        if (name.Length <= LongestFieldName)
            return name;
        return string.Concat(name.AsSpan(0, char.IsHighSurrogate(name[LongestFieldName - 1]) ? LongestFieldName - 1 : LongestFieldName), "…");
    }

    private static string Name(JsonTokenType type) => type switch
    {
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a boolean",
        JsonTokenType.Null => "null",
        JsonTokenType.StartArray => "an array",
        _ => "an object",
    };
}
