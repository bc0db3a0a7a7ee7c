using AosOps.Golden;
using AosOps.Operations;

namespace AosOps.Tests.Golden;

public sealed class GoldenComparerTests : IDisposable
{
    private readonly GoldenPairFixture pair = new();

    public void Dispose() => pair.Dispose();

    [Theory]
    [InlineData("""{"a":1,"b":{"c":2,"d":3}}""", """{"b":{"d":3,"c":2},"a":1}""")]
    [InlineData("""{"a":[1,2,{"b":null}]}""", "{ \"a\" : [ 1 , 2,\r\n\t{\"b\":null}]}\n")]
    [InlineData("1", "1.0")]
    [InlineData("1", "1e0")]
    [InlineData("0.1", "0.10")]
    [InlineData("100", "1E+2")]
    [InlineData("0", "-0")]
    [InlineData("0", "0e99999999999999999999")]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890.0")]
    [InlineData("10000000000000000000000", "1e22")]
    [InlineData("1e400000000", "10e399999999")]
    [InlineData("18446744073709551615", "18446744073709551615.00")]
    [InlineData("\"\\u00e9\"", "\"é\"")]
    [InlineData("\"\\ud83d\\ude00\"", "\"😀\"")]
    [InlineData("\"\\/\"", "\"/\"")]
    [InlineData("""{"\u0061":1}""", """{"a":1}""")]
    [InlineData("\"\\ud800\"", "\"\\uD800\"")]
    [InlineData("\uFEFF{\"a\":1}", "{\"a\":1}")]
    [InlineData("{}", "{ }")]
    [InlineData("[]", "[\n]")]
    [InlineData("5", "5")]
    [InlineData("1\n2\n", "1\r\n\n2")]
    public void The_same_content_in_other_words_is_equal(string reference, string difference)
    {
        var diff = pair.Compare(reference, difference);

        Assert.Equal(GoldenOutcome.Equal, diff.Outcome);
        Assert.True(diff.IsMatch);
        Assert.Equal(CheckStatus.Healthy, diff.Severity);
        Assert.Equal(GoldenCause.None, diff.Cause);
    }

    [Theory]
    [InlineData("true", "1")]
    [InlineData("false", "0")]
    [InlineData("\"1\"", "1")]
    [InlineData("\"true\"", "true")]
    [InlineData("\"null\"", "null")]
    [InlineData("\"\"", "null")]
    [InlineData("{}", "[]")]
    [InlineData("{}", "null")]
    [InlineData("9007199254740993", "9007199254740992.0")]
    [InlineData("0.1", "0.1000000000000000055511151231257827")]
    [InlineData("18446744073709551615", "18446744073709551614")]
    [InlineData("1e400000000", "1e400000001")]
    [InlineData("1", "-1")]
    [InlineData("\"é\"", "\"e\\u0301\"")]
    [InlineData("\"\\ud800x\"", "\"\\ud801x\"")]
    [InlineData("\"\\ud800\"", "\"\\ufffd\"")]
    public void Values_that_are_not_the_same_are_different(string reference, string difference)
    {
        var diff = pair.Compare($$"""{"x":{{reference}}}""", $$"""{"x":{{difference}}}""");

        var leaf = Assert.Single(diff.Differences);
        Assert.Equal("x", leaf.Key);
        Assert.Equal(GoldenOutcome.Different, diff.Outcome);
        Assert.Equal(CheckStatus.Critical, diff.Severity);
    }

    [Fact]
    public void Integers_of_five_thousand_digits_are_compared_digit_by_digit()
    {
        var digits = new string('9', 5000);

        Assert.True(pair.Compare($"[{digits}]", $"[{digits}.0]").IsMatch);
        Assert.Equal("[0]", Assert.Single(pair.Compare($"[{digits}]", $"[{digits[..4999]}8]").Differences).Key);
    }

    [Theory]
    [InlineData("""{"a":{"b":[0,0,{"c":1}]}}""", """{"a":{"b":[0,0,{"c":2}]}}""", "a.b[2].c")]
    [InlineData("""{"a":{"b":1},"a.b":2}""", """{"a":{"b":9},"a.b":2}""", "a.b")]
    [InlineData("""{"a":{"b":1},"a.b":2}""", """{"a":{"b":1},"a.b":9}""", "[\"a.b\"]")]
    [InlineData("""{"a":{"":1}}""", """{"a":{"":2}}""", "a[\"\"]")]
    [InlineData("""{"a[0]":1}""", """{"a[0]":2}""", "[\"a[0]\"]")]
    [InlineData("""{"a":{"q\"k":1}}""", """{"a":{"q\"k":2}}""", "a[\"q\\\"k\"]")]
    [InlineData("""{"\udc00k":1}""", """{"\udc00k":2}""", "[\"\\udc00k\"]")]
    [InlineData("""{"$":1}""", """{"$":2}""", "[\"$\"]")]
    [InlineData("[[1],[2,3]]", "[[1],[2,4]]", "[1][1]")]
    [InlineData("5", "6", "$")]
    [InlineData("1\n2\n", "1\n3\n", "records[1]")]
    [InlineData("{\"a\":1}\n\n{\"a\":{\"b\":2}}\n", "{\"a\":1}\n{\"a\":{\"b\":3}}\n", "records[1].a.b")]
    public void A_path_names_exactly_one_leaf(string reference, string difference, string path)
    {
        Assert.Equal(path, Assert.Single(pair.Compare(reference, difference).Differences).Key);
    }

    [Fact]
    public void A_leaf_of_one_side_only_differs_whatever_it_says()
    {
        var diff = pair.Compare("""{"a":"<MISSING>","e":1}""", """{"e":1}""");

        var leaf = Assert.Single(diff.Differences);
        Assert.Equal(("a", "<MISSING>", null), (leaf.Key, leaf.ValueA, leaf.ValueB));
        Assert.Equal((LeafType.String, LeafType.Absent), (leaf.TypeA, leaf.TypeB));
    }

    [Fact]
    public void Empty_containers_are_leaves()
    {
        var diff = pair.Compare("""{"a":{},"b":[],"c":{"d":[]},"e":1}""", """{"e":1}""");

        Assert.Equal(["a", "b", "c.d"], diff.Differences.Select(leaf => leaf.Key));
        Assert.Equal(4, diff.TotalKeys);
    }

    [Fact]
    public void A_container_against_a_scalar_differs_in_the_leaves_of_both()
    {
        var diff = pair.Compare("""{"a":[1,{"b":2}]}""", """{"a":1}""");

        Assert.Equal(["a", "a[0]", "a[1].b"], diff.Differences.Select(leaf => leaf.Key));
    }

    [Fact]
    public void A_longer_list_differs_in_what_it_has_more()
    {
        var diff = pair.Compare("""{"a":[1,2,[3,{"b":4}]]}""", """{"a":[1]}""");

        Assert.Equal(["a[1]", "a[2][0]", "a[2][1].b"], diff.Differences.Select(leaf => leaf.Key));
    }

    [Fact]
    public void Differences_are_found_in_objects_whose_keys_come_in_any_order_at_every_level()
    {
        var diff = pair.Compare(
            """{"a":{"x":{"p":1,"q":2},"y":[{"m":1,"n":2}]},"b":1,"c":3}""",
            """{"c":3,"a":{"y":[{"n":9,"m":1}],"x":{"q":2,"p":8}},"d":1}""");

        Assert.Equal(["a.x.p", "a.y[0].n", "b", "d"], diff.Differences.Select(leaf => leaf.Key));
        Assert.Equal(7, diff.TotalKeys);
    }

    [Fact]
    public void Differences_come_in_the_order_of_code_points()
    {
        var diff = pair.Compare("""{"\uffff":1,"\ud83d\ude00":1,"a[":1,"b":1,"B":1}""", "{\"z\":1}");

        Assert.Equal(["B", "[\"a[\"]", "b", "z", "\uffff", "😀"], diff.Differences.Select(leaf => leaf.Key));
    }

    [Fact]
    public void Values_are_cut_at_200_characters()
    {
        var long1 = string.Concat(Enumerable.Repeat("😀", 300));

        var leaf = Assert.Single(pair.Compare($"[\"{long1}1\"]", $"[\"{long1}2\"]").Differences);

        Assert.Equal(string.Concat(Enumerable.Repeat("😀", 200)), leaf.ValueA);
    }

    [Fact]
    public void Ten_thousand_levels_of_nesting_are_compared()
    {
        const int Levels = 10_000;
        var (open, close) = (string.Concat(Enumerable.Repeat("{\"a\":", Levels)), new string('}', Levels));

        Assert.True(pair.Compare(open + "1" + close, open + "1.0" + close).IsMatch);
        var leaf = Assert.Single(pair.Compare(open + "1" + close, open + "2" + close).Differences);
        Assert.Equal(Levels, leaf.Key.Count(character => character == 'a'));
    }

    [Fact]
    public void A_run_id_is_identity_and_not_content()
    {
        var diff = pair.Compare("""{"run_id":"x","a":{"run_id":"p"}}""", """{"run_id":"y","a":{"run_id":"q"}}""");

        Assert.Equal("a.run_id", Assert.Single(diff.Differences).Key);
        Assert.Contains("x", Assert.Single(diff.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_id_that_only_one_file_has_is_a_difference()
    {
        Assert.Equal("run_id", Assert.Single(pair.Compare("""{"run_id":"x","a":1}""", """{"a":1}""").Differences).Key);
    }

    [Fact]
    public void A_replay_matches_its_original()
    {
        var diff = pair.Compare(
            """
            {"data":{"replay":false,"seed":7},"event_type":"run_start","run_id":"run-1"}
            {"data":{"index":0,"output_hash":"aa"},"event_type":"step","run_id":"run-1"}
            """,
            """
            {"data":{"replay":true,"seed":7},"event_type":"run_start","run_id":"run-1-replay"}
            {"data":{"index":0,"output_hash":"aa"},"event_type":"step","run_id":"run-1-replay"}
            """);

        Assert.True(diff.IsMatch);
        Assert.Equal(2, diff.Notes.Count);
    }

    [Fact]
    public void The_replay_flag_of_any_other_event_is_content()
    {
        Assert.Equal("data.replay", Assert.Single(pair.Compare("""{"data":{"replay":false},"event_type":"step"}""", """{"data":{"replay":true},"event_type":"step"}""").Differences).Key);
    }

    [Fact]
    public void One_event_compares_with_several()
    {
        var diff = pair.Compare("""{"event_type":"run_start"}""", "{\"event_type\":\"run_start\"}\n{\"event_type\":\"run_end\"}\n");

        Assert.Equal("records[1].event_type", Assert.Single(diff.Differences).Key);
    }

    [Fact]
    public void Only_volatile_differences_are_a_warning()
    {
        var diff = pair.Compare("""{"timestamp":1,"data":[{"duration_ms":1}]}""", """{"timestamp":2,"data":[{"duration_ms":2}]}""");

        Assert.Equal(CheckStatus.Warning, diff.Severity);
        Assert.Equal(["data[0].duration_ms", "timestamp"], diff.VolatileLeaks);
        Assert.Equal(GoldenCause.VolatileLeak, diff.Cause);
    }

    [Fact]
    public void One_difference_of_another_kind_is_critical()
    {
        Assert.Equal(CheckStatus.Critical, pair.Compare("""{"timestamp":1,"success":true}""", """{"timestamp":2,"success":false}""").Severity);
    }

    [Fact]
    public void Volatile_leaves_can_be_ignored_and_names_added_to_them()
    {
        var options = new GoldenDiffOptions { Detailed = true, IgnoreVolatile = true, VolatileFields = ["trace_id"] };

        Assert.True(pair.Compare("""{"ts":1,"Trace_ID":1,"a":[{"x":1}]}""", """{"ts":2,"Trace_ID":2,"a":[{"x":1}]}""", options).IsMatch);
        Assert.Equal("b", Assert.Single(pair.Compare("""{"ts":1,"b":1}""", """{"ts":2,"b":2}""", options).Differences).Key);
    }

    [Fact]
    public void Without_details_there_are_numbers_and_a_cause()
    {
        var diff = pair.Compare("""{"seed":1,"ts":1,"x":1}""", """{"seed":2,"ts":2,"x":2}""", new GoldenDiffOptions());

        Assert.Empty(diff.Differences);
        Assert.Equal((3, 3, 1), (diff.TotalKeys, diff.DifferenceCount, diff.VolatileCount));
        Assert.Equal(["seed"], diff.DeterminismViolations);
        Assert.Equal(GoldenCause.SeedMismatch, diff.Cause);
    }

    [Fact]
    public void A_file_of_many_windows_is_compared_like_a_small_one()
    {
        var reference = new System.Text.StringBuilder();
        var difference = new System.Text.StringBuilder();
        for (var i = 0; i < 20_000; i++)
        {
            reference.Append(System.Globalization.CultureInfo.InvariantCulture, $$"""{"index":{{i}},"text":"é😀 \u00e9 {{new string('x', i % 97)}}","n":[{{i}},1.50]}""").Append('\n');
            var n = i == 19_000 ? -1 : i;
            difference.Append(System.Globalization.CultureInfo.InvariantCulture, $$"""{"n":[{{n}},1.5],"text":"\u00e9😀 é {{new string('x', i % 97)}}","index":{{i}}}""").Append('\n');
        }

        var diff = pair.Compare(reference.ToString(), difference.ToString());

        Assert.Equal("records[19000].n[0]", Assert.Single(diff.Differences).Key);
        Assert.Equal(80_000, diff.TotalKeys);
    }

    [Fact]
    public void A_large_object_whose_keys_come_in_another_order_is_compared()
    {
        var members = Enumerable.Range(0, 30_000).Select(i => $"\"key{i}\":{{\"value\":{i},\"list\":[{i}]}}").ToList();
        var reversed = Enumerable.Reverse(members).Select(member => member.Replace("\"value\":77,", "\"value\":78,", StringComparison.Ordinal)).ToList();

        var diff = pair.Compare($"{{{string.Join(',', members)}}}", $"{{{string.Join(',', reversed)}}}");

        Assert.Equal("key77.value", Assert.Single(diff.Differences).Key);
    }
}
