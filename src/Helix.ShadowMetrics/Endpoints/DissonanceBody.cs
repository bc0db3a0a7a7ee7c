using System.Text.Json;
using Helix.Hosting.Problems;
using Helix.ShadowMetrics.Values;

namespace Helix.ShadowMetrics.Endpoints;

/// <summary>The body of <c>POST /dissonance</c>: exactly <c>value</c>, a number, and <c>source</c>, a text. Everything that is wrong with it is collected.</summary>
internal sealed class DissonanceBody
{
    private const int MostSourceCharacters = 100;

    private readonly List<FieldProblem> problems = [];
    private bool hasValue;
    private bool hasSource;

    private DissonanceBody()
    {
    }

    /// <summary>The value.</summary>
    public decimal Value { get; private set; }

    /// <summary>Who sets it.</summary>
    public string Source { get; private set; } = "";

    /// <summary>What is wrong; empty where nothing is.</summary>
    public IReadOnlyList<FieldProblem> Problems => problems;

    /// <summary>Reads a body.</summary>
    public static DissonanceBody Read(ReadOnlySpan<byte> json)
    {
        var body = new DissonanceBody();
        try
        {
            var reader = new Utf8JsonReader(json);
            body.Read(ref reader);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // The reader says InvalidOperationException of texts that are not UTF-8.
            body.problems.Clear();
            body.problems.Add(new FieldProblem("#", "must be one JSON object in UTF-8"));
        }

        return body;
    }

    private void Read(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            problems.Add(new FieldProblem("#", "must be a JSON object"));
        }
        else
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                ReadMember(ref reader);
            Require(hasValue, "value");
            Require(hasSource, "source");
        }

        if (reader.Read())
            throw new JsonException();
    }

    private void ReadMember(ref Utf8JsonReader reader)
    {
        var name = reader.GetString()!;
        reader.Read();
        switch (name)
        {
            case "value":
                ReadValue(ref reader);
                break;
            case "source":
                ReadSource(ref reader);
                break;
            default:
                problems.Add(FieldProblem.Of(name, "is not a field of this body"));
                break;
        }

        reader.Skip();
    }

    private void ReadValue(ref Utf8JsonReader reader)
    {
        Once(ref hasValue, "value");
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var given) && DissonanceNumber.TryCreate(given, out var value))
            Value = value;
        else
            problems.Add(FieldProblem.Of("value", DissonanceNumber.Rule));
    }

    private void ReadSource(ref Utf8JsonReader reader)
    {
        Once(ref hasSource, "source");
        Source = reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
        if (Source.Length is 0 or > MostSourceCharacters || Source.Any(char.IsControl) || string.IsNullOrWhiteSpace(Source))
            problems.Add(FieldProblem.Of("source", $"must be a text of 1 to {MostSourceCharacters} characters, none of them a control character"));
    }

    private void Once(ref bool has, string name)
    {
        if (has)
            problems.Add(FieldProblem.Of(name, "is there twice"));
        has = true;
    }

    private void Require(bool has, string name)
    {
        if (!has)
            problems.Add(FieldProblem.Of(name, "is missing"));
    }
}
