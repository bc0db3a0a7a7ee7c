using System.Text;
using Helix.DissonanceResearch.Entries;
using Helix.DissonanceResearch.Validation;
using Helix.Hosting.Problems;

namespace Helix.Tests.DissonanceResearch.Validation;

public sealed class SubmissionReaderTests
{
    private const string Good = """{"iso_timestamp": "2025-11-11T20:20:00Z", "source": "test", "timezone": "UTC", "human": "experiment_name"}""";

    private readonly SubmissionReader reader = new(new ZoneCatalog());

    [Fact]
    public void The_documented_example_is_accepted()
    {
        var submission = reader.Read(Encoding.UTF8.GetBytes(Good), out var faults);

        Assert.Empty(faults);
        Assert.Equal(
            new TimeSubmission("2025-11-11T20:20:00Z", "UTC", "test", "experiment_name", new DateTime(2025, 11, 11, 20, 20, 0, DateTimeKind.Utc)), submission);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("not json")]
    [InlineData("{} {}")]
    [InlineData("{\"source\": \"x\",}")]
    [InlineData("{\"source\": \"x\" // comment\n}")]
    [InlineData("{\"source\": \"a\tb\"}")]
    [InlineData("\uFEFF{}")]
    [InlineData("{\"a\": NaN}")]
    public void A_body_that_is_no_json_is_malformed_as_a_whole(string body) => Assert.Equal([("#", "malformed")], Faults(body));

    [Theory]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("[[{\"source\": 1}]]")]
    public void A_body_that_is_no_object_is_of_the_wrong_type(string body) => Assert.Equal([("#", "wrong_type")], Faults(body));

    [Fact]
    public void A_body_that_is_not_utf8_is_malformed() =>
        Assert.Equal([("#", "malformed")], Faults([.. Encoding.UTF8.GetBytes("""{"source": " """), 0xC3, 0x28, .. Encoding.UTF8.GetBytes("\"}")]));

    [Fact]
    public void Nesting_without_end_is_malformed() => Assert.Equal([("#", "malformed")], Faults("{\"a\":" + new string('[', 10_000)));

    [Fact]
    public void Every_missing_field_is_named() =>
        Assert.Equal([("#/iso_timestamp", "missing"), ("#/timezone", "missing"), ("#/source", "missing"), ("#/human", "missing")], Faults("{}"));

    [Theory]
    [InlineData("1", "a number")]
    [InlineData("true", "a boolean")]
    [InlineData("null", "null")]
    [InlineData("[\"x\"]", "an array")]
    [InlineData("{\"source\": \"x\"}", "an object")]
    public void A_value_of_another_type_is_named_with_its_type(string value, string type)
    {
        reader.Read(Encoding.UTF8.GetBytes(Good.Replace("\"test\"", value, StringComparison.Ordinal)), out var faults);

        var fault = Assert.Single(faults);
        Assert.Equal(("#/source", "wrong_type"), (fault.Pointer, fault.Code));
        Assert.Contains(type, fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_that_is_given_twice_is_named_once_even_where_both_say_the_same() =>
        Assert.Equal([("#/source", "duplicate")], Faults(Good.Replace("{", "{\"source\": \"test\", \"source\": \"test\", ", StringComparison.Ordinal)));

    [Theory]
    [InlineData("extra", "#/extra")]
    [InlineData("Source", "#/Source")]
    [InlineData("a/b~c", "#/a~1b~0c")]
    [InlineData("", "#/")]
    [InlineData("\\ud800", "#/%28a%20name%20with%20half%20of%20a%20surrogate%20pair%29")]
    public void A_field_that_is_not_known_is_named(string name, string pointer) =>
        Assert.Equal([(pointer, "unknown")], Faults(Good.Replace("{", $"{{\"{name}\": [1, {{}}], ", StringComparison.Ordinal)));

    [Fact]
    public void Of_very_many_unknown_fields_some_are_named_and_the_rest_counted()
    {
        var body = "{" + string.Join(',', Enumerable.Range(0, 5000).Select(number => $"\"f{number}\":1")) + "}";

        reader.Read(Encoding.UTF8.GetBytes(body), out var faults);

        Assert.Contains(faults, fault => fault.Detail.Contains("4980", StringComparison.Ordinal));
        Assert.True(faults.Count < 30);
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("a\\udc00\\ud800")]
    public void Half_of_a_surrogate_pair_is_no_text(string text) => Assert.Equal([("#/human", "invalid")], Faults(WithHuman(text)));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\\u0000")]
    [InlineData("a\\nb")]
    [InlineData("\\u0085")]
    public void A_text_that_is_blank_or_has_control_characters_is_invalid(string text) => Assert.Equal([("#/human", "invalid")], Faults(WithHuman(text)));

    [Fact]
    public void Lengths_count_characters_not_units()
    {
        Assert.Empty(Faults(WithHuman(string.Concat(Enumerable.Repeat("𝄞", 4096)))));
        Assert.Equal([("#/human", "too_long")], Faults(WithHuman(string.Concat(Enumerable.Repeat("𝄞", 4097)))));
    }

    [Fact]
    public void All_faults_are_reported_together() =>
        Assert.Equal(
            [("#/extra", "unknown"), ("#/human", "wrong_type"), ("#/source", "missing"), ("#/iso_timestamp", "invalid"), ("#/timezone", "unknown_timezone")],
            Faults("""{"extra": 1, "iso_timestamp": "yesterday", "timezone": "Mars/Olympus", "human": 3}"""));

    [Theory]
    [InlineData("2025-11-11T20:20:00+01:00", "UTC", "offset_contradicts_timezone")]
    [InlineData("2025-11-11T20:20:00Z", "Europe/Berlin", "offset_contradicts_timezone")]
    [InlineData("2025-07-01T12:00:00+01:00", "Europe/Berlin", "offset_contradicts_timezone")]
    [InlineData("2025-03-30T02:30:00", "Europe/Berlin", "skipped_time")]
    [InlineData("2025-10-26T02:30:00", "Europe/Berlin", "ambiguous_time")]
    public void A_time_that_contradicts_its_timezone_is_a_fault_of_the_time(string timestamp, string timezone, string code) =>
        Assert.Equal(
            [("#/iso_timestamp", code)],
            Faults($$"""{"iso_timestamp": "{{timestamp}}", "timezone": "{{timezone}}", "source": "s", "human": "h"}"""));

    private static string WithHuman(string text) => Good.Replace("experiment_name", text, StringComparison.Ordinal);

    private List<(string? Pointer, string? Code)> Faults(string body) => Faults(Encoding.UTF8.GetBytes(body));

    private List<(string? Pointer, string? Code)> Faults(byte[] body)
    {
        var submission = reader.Read(body, out IReadOnlyList<FieldProblem> faults);
        Assert.Equal(submission is null, faults.Count > 0);
        return [.. faults.Select(fault => (fault.Pointer, fault.Code))];
    }
}
