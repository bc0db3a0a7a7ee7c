using System.Text;
using AosOps.Golden;
using AosOps.Operations;

namespace AosOps.Tests.Golden;

/// <summary>What cannot be read is an error that names file and line, and never a match: not even with itself.</summary>
public sealed class GoldenComparerInputTests : IDisposable
{
    private readonly GoldenPairFixture pair = new();

    public void Dispose() => pair.Dispose();

    [Theory]
    [InlineData("", 1)]
    [InlineData(" \n\t\n", 3)]
    [InlineData("\uFEFF", 1)]
    [InlineData("{\"a\":1,\n\"b\":2,\n\"a\":1}", 3)]
    [InlineData("{\"a\":{\"x\":1},\n\"b\":{\"x\":1,\"\\u0078\":2}}", 2)]
    [InlineData("[NaN]", 1)]
    [InlineData("[Infinity]", 1)]
    [InlineData("[-Infinity]", 1)]
    [InlineData("{\"a\":\n", 2)]
    [InlineData("{\n\"a\":1\n}\n}", 4)]
    [InlineData("{\"a\":1}{\"a\":2}", 1)]
    [InlineData("{\"a\":1} x", 1)]
    [InlineData("{\"a\":1}\n{\"a\":", 2)]
    [InlineData("{\"a\":1}\n\n{\"a\":2} {\"a\":3}\n", 3)]
    [InlineData("{\"a\":1}\n{\"a\":\n2}\n", 2)]
    [InlineData("[\"x\ny\"]", 1)]
    [InlineData("[\"\\x\"]", 1)]
    [InlineData("[\"\\u12g4\"]", 1)]
    [InlineData("[\"open", 1)]
    [InlineData("[01]", 1)]
    [InlineData("[1.]", 1)]
    [InlineData("[.5]", 1)]
    [InlineData("[+1]", 1)]
    [InlineData("[1e]", 1)]
    [InlineData("[-]", 1)]
    [InlineData("[1,]", 1)]
    [InlineData("{\"a\":1,}", 1)]
    [InlineData("{a:1}", 1)]
    [InlineData("['a']", 1)]
    [InlineData("[tru]", 1)]
    [InlineData("[1 2]", 1)]
    [InlineData("{\"a\" 1}", 1)]
    [InlineData("]", 1)]
    [InlineData("<html><body>502 Bad Gateway</body></html>", 1)]
    public void Text_that_is_not_strict_JSON_is_unreadable(string content, int line)
    {
        var diff = pair.Compare(content, content);

        Assert.Equal(GoldenOutcome.Unreadable, diff.Outcome);
        Assert.False(diff.IsMatch);
        Assert.Equal(CheckStatus.Critical, diff.Severity);
        Assert.Equal(2, pair.Observer.Failures.Count);
        var failure = pair.Observer.Failures.First();
        Assert.Equal(ErrorIds.GoldenFileInvalid, failure.ErrorId);
        Assert.Equal((pair.ReferencePath, line), (failure.FilePath, failure.Line));
        Assert.Contains(pair.ReferencePath, diff.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'"', 0xC3, (byte)'"' })]
    [InlineData(new byte[] { (byte)'"', 0xFF, (byte)'"' })]
    [InlineData(new byte[] { (byte)'"', 0xED, 0xA0, 0x80, (byte)'"' })]
    [InlineData(new byte[] { (byte)'"', 0xC0, 0x80, (byte)'"' })]
    [InlineData(new byte[] { (byte)'1', (byte)'\n', 0xE2, 0x82 })]
    [InlineData(new byte[] { 0x00 })]
    public void Bytes_that_are_not_UTF8_text_are_unreadable(byte[] content)
    {
        Assert.Equal(GoldenOutcome.Unreadable, pair.Compare(content, content).Outcome);
        Assert.Equal(GoldenOutcome.Unreadable, pair.Compare("1"u8.ToArray(), content).Outcome);
    }

    [Fact]
    public void UTF16_is_called_by_its_name()
    {
        var diff = pair.Compare([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("{\"a\":1}")], "{\"a\":1}"u8.ToArray());

        Assert.Contains("UTF-16", diff.Error, StringComparison.Ordinal);
        Assert.Equal(pair.ReferencePath, Assert.Single(pair.Observer.Failures).FilePath);
    }

    [Fact]
    public void An_error_far_into_a_large_file_names_its_line()
    {
        var content = string.Concat(Enumerable.Repeat("{\"a\":[1,2,3],\"b\":\"some text\"}\n", 10_000)) + "{\"a\":1,}\n";

        var diff = pair.Compare(content, "{}\n{}\n");

        Assert.Equal(GoldenOutcome.Unreadable, diff.Outcome);
        Assert.Equal(10_001, Assert.Single(pair.Observer.Failures).Line);
    }

    [Fact]
    public void Invalid_bytes_far_into_a_large_file_name_their_line()
    {
        byte[] content = [.. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("\"é\"\n", 50_000))), (byte)'"', 0xE9, (byte)'"', (byte)'\n'];

        var diff = pair.Compare(content, content);

        Assert.Equal(GoldenOutcome.Unreadable, diff.Outcome);
        Assert.Equal(50_001, pair.Observer.Failures.First().Line);
    }

    [Fact]
    public void A_file_that_is_nested_too_deep_is_unreadable()
    {
        var content = new string('[', 10_001) + new string(']', 10_001);

        Assert.Contains("deeper than 10000", pair.Compare(content, content).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_duplicate_among_many_keys_is_found()
    {
        var members = string.Join(",\n", Enumerable.Range(0, 1000).Select(i => $"\"k{i}\":1"));

        var diff = pair.Compare($"{{{members},\n\"k500\":1}}", "{}");

        Assert.Equal(1001, Assert.Single(pair.Observer.Failures).Line);
        Assert.Equal(GoldenOutcome.Unreadable, diff.Outcome);
    }

    [Fact]
    public void A_duplicate_is_found_after_a_key_that_the_other_file_has_elsewhere()
    {
        Assert.Equal(GoldenOutcome.Unreadable, pair.Compare("""{"a":1,"b":2}""", """{"a":1,"c":2,"a":1}""").Outcome);
    }

    [Fact]
    public void A_missing_file_is_named_and_the_pair_is_unreadable()
    {
        File.WriteAllText(pair.ReferencePath, "{}");

        var diff = Assert.Single(pair.ComparePaths(pair.ReferencePath, pair.DifferencePath));

        Assert.Equal(GoldenOutcome.Unreadable, diff.Outcome);
        var failure = Assert.Single(pair.Observer.Failures);
        Assert.Equal((ErrorIds.PathNotFound, pair.DifferencePath), (failure.ErrorId, failure.FilePath));
    }

    [Fact]
    public void A_file_and_a_directory_are_not_compared()
    {
        File.WriteAllText(pair.ReferencePath, "{}");

        var failure = Assert.Throws<AosException>(() => pair.ComparePaths(pair.ReferencePath, pair.Directory.Path));

        Assert.Equal(ErrorIds.GoldenPairMismatched, failure.ErrorId);
    }

    [Fact]
    public void A_directory_and_nothing_names_what_is_missing()
    {
        var failure = Assert.Throws<AosException>(() => pair.ComparePaths(pair.Directory.Path, pair.Directory["none"]));

        Assert.Equal((ErrorIds.PathNotFound, pair.Directory["none"]), (failure.ErrorId, failure.FilePath));
    }
}
