using System.Text;
using AosOps.Golden;
using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Tests.Golden;

public sealed class ShadowGoldenFileReaderTests
{
    private const string Path = "/runs/golden/primary-w0-0084028e.golden.json";

    private static readonly ShadowGoldenFile Sample = GoldenFileSample.Of("io");

    [Fact]
    public void Every_field_is_read()
    {
        var file = ShadowGoldenFileReader.Parse(GoldenFileSample.Bytes(Sample), Path);

        Assert.Equal("primary-w0-0084028e", file.RunId);
        Assert.Equal("io", file.WorkflowType);
        Assert.Equal(54321UL, file.Seed);
        Assert.Equal(Sample.StepHashes, file.StepHashes);
        Assert.Equal(Sample.WorkflowHash, file.WorkflowHash);
        Assert.Equal(0, file.DurationMs);
        Assert.True(file.Success);
        Assert.Null(file.Error);
    }

    [Theory]
    [InlineData("\uFEFF", "")]
    [InlineData("", "\r\n \t")]
    public void A_byte_order_mark_and_blanks_are_skipped(string before, string after) =>
        Assert.Equal(54321UL, Parse(before + GoldenFileSample.Text(Sample).ReplaceLineEndings("\r\n") + after).Seed);

    [Fact]
    public void A_seed_above_the_signed_64_bits_is_read() =>
        Assert.Equal(ulong.MaxValue, Parse(Edit("54321", "18446744073709551615")).Seed);

    [Theory]
    [InlineData("54321", "\"54321\"", 4, "'seed' is not a whole number")]
    [InlineData("54321", "54321.0", 4, "'seed' is not a whole number")]
    [InlineData("54321", "null", 4, "'seed' is not a whole number")]
    [InlineData("54321", "true", 4, "'seed' is not a whole number")]
    [InlineData("54321", "-1", 4, "'seed' is not a whole number")]
    [InlineData("54321", "18446744073709551616", 4, "'seed' is not a whole number")]
    [InlineData("54321", "NaN", 4, "NaN")]
    [InlineData("54321", "54321, \"seed\": 1", 4, "a key occurs twice")]
    [InlineData("54321", "54321, \"s\\u0065ed\": 1", 4, "a key occurs twice")]
    [InlineData("\"io\"", "null", 3, "'workflow_type' is not a string")]
    [InlineData("\"io\"", "[\"io\"]", 3, "'workflow_type' is not a string")]
    [InlineData("\"duration_ms\": 0", "\"duration_ms\": 0.5", 12, "'duration_ms' is not a whole number")]
    [InlineData("  \"duration_ms\": 0,\n", "", 14, "'duration_ms' is missing")]
    [InlineData(",\n  \"error\": null", "", 14, "'error' is missing")]
    [InlineData("\"success\": true", "\"success\": 1", 13, "'success' is not true or false")]
    [InlineData("\"error\": null", "\"error\": null,\n  \"note\": \"x\"", 15, "'note' is no field")]
    [InlineData("\n}", "\n}{", 15, "something after the value")]
    [InlineData("\n}", "\n} trailing", 15, "something after the value")]
    [InlineData("\n}", "", 14, "',' or '}'")]
    [InlineData("{\n  \"run_id\"", "[\n  \"run_id\"", 1, "not a JSON object")]
    public void A_defect_is_named_with_its_line(string part, string replacement, int line, string reason)
    {
        var failure = Refused(Edit(part, replacement));

        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        Assert.Equal(line, failure.Line);
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("\uFEFF", "it is empty")]
    [InlineData("   ", "it is empty")]
    [InlineData("\0", "a value")]
    [InlineData("null", "not a JSON object")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("<html><body>502 Bad Gateway</body></html>", "a value")]
    public void Something_else_entirely_is_refused(string text, string reason) =>
        Assert.Contains(reason, Refused(text).Message, StringComparison.Ordinal);

    [Fact]
    public void Step_hashes_that_are_null_are_refused()
    {
        var text = GoldenFileSample.Text(Sample);
        var start = text.IndexOf('[', StringComparison.Ordinal);
        var end = text.IndexOf(']', StringComparison.Ordinal);

        var failure = Refused(text[..start] + "null" + text[(end + 1)..]);

        Assert.Contains("'step_hashes' is not a list", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        var failure = Assert.Throws<AosException>(() => ShadowGoldenFileReader.Parse(new byte[] { 0xFF, 0xFE, 0x00, 0x80 }, Path));

        Assert.Contains("UTF-16", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        var bytes = GoldenFileSample.Bytes(Sample);
        for (var length = 0; length < bytes.Length; length++)
            Refused(Encoding.UTF8.GetString(bytes, 0, length));
    }

    [Fact]
    public void Mutated_files_are_read_or_refused_and_nothing_else()
    {
        var mutation = new Mutation(seed: 20251202);
        var samples = new Workload().WorkflowTypes.Select(type => GoldenFileSample.Bytes(GoldenFileSample.Of(type))).ToArray();
        for (var round = 0; round < Mutation.Inputs; round++)
        {
            var input = mutation.Of(samples[round % samples.Length]);
            var failure = Record.Exception(() => ShadowGoldenFileReader.Parse(input, Path));
            Assert.True(failure is null or AosException { ErrorId: ErrorIds.GoldenFileInvalid }, Encoding.Latin1.GetString(input) + failure);
        }
    }

    private static string Edit(string part, string replacement) => GoldenFileSample.Edited(Sample, part, replacement);

    private static ShadowGoldenFile Parse(string text) => ShadowGoldenFileReader.Parse(Encoding.UTF8.GetBytes(text), Path);

    private static AosException Refused(string text)
    {
        var failure = Assert.Throws<AosException>(() => Parse(text));
        Assert.Equal(ErrorIds.GoldenFileInvalid, failure.ErrorId);
        Assert.Equal(Path, failure.FilePath);
        return failure;
    }
}
