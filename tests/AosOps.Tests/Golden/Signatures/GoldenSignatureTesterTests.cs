using System.Text;
using AosOps.Golden.Signatures;
using AosOps.Operations;

namespace AosOps.Tests.Golden.Signatures;

public sealed class GoldenSignatureTesterTests : IDisposable
{
    // json.dumps(object, indent=2) of Python, with hmac.new(b"drill-secret", json.dumps(object, sort_keys=True).encode(), "sha256").
    private const string SignedByPython = """
        {
          "run_id": "run-\u00e4\ud83d\ude00",
          "seed": 18446744073709551615,
          "b": {"z": 1, "a": [1.5, -0.25, 1e-07, [], {}, null, true, false]},
          "text": "q\"b\\s/\b\f\n\r\t\u007f\u0000\u2028",
          "\ue000": 1,
          "\ud83d\ude00": 2,
          "lone": "\ud800x",
          "nested": {"signature": "kept"},
          "A": "",
          "\u00e9": 12345678901234567890123,
          "signature": "1fd9cdc9b66431cdcaf3883f0ac1bb94e159881bfb9ca51ae9d959bbb96accc5"
        }
        """;

    private readonly SignatureFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task What_was_signed_is_valid()
    {
        fixture.Write("run-1.steps.jsonl", "{\"a\":1}\n");
        fixture.Write("run-1.steps.jsonl.sig", "b2c4527f2cad688213c5dc8b0a4a47f2c4515bb193da551da12f6ece05784b5e");

        var signature = Assert.Single(await fixture.TestAsync(SignatureFixture.Old));

        Assert.Equal((GoldenSignatureOutcome.Valid, GoldenSignatureForm.Beside, "run-1"), (signature.Outcome, signature.Form, signature.RunId));
        Assert.Equal(CheckStatus.Healthy, ((IVerdict)signature).Verdict);
    }

    [Fact]
    public async Task A_line_end_after_the_signature_does_no_harm()
    {
        var path = fixture.WriteSigned("run-1.steps.jsonl", SignatureFixture.Old);
        File.AppendAllText(path + ".sig", "\r\n");

        Assert.Equal(GoldenSignatureOutcome.Valid, (await fixture.TestOneAsync(path)).Outcome);
    }

    [Fact]
    public async Task A_changed_byte_an_appended_line_and_another_secret_are_invalid()
    {
        var changed = fixture.WriteSigned("changed.steps.jsonl", SignatureFixture.Old);
        File.WriteAllText(changed, SignatureFixture.Steps.Replace("start", "stark", StringComparison.Ordinal));
        var appended = fixture.WriteSigned("appended.steps.jsonl", SignatureFixture.Old);
        File.AppendAllText(appended, "\n");
        fixture.WriteSigned("other.steps.jsonl", "another secret");

        var signatures = await fixture.TestAsync(SignatureFixture.Old);

        Assert.Equal(3, signatures.Count(signature => signature.Outcome == GoldenSignatureOutcome.Invalid));
        Assert.All(signatures, signature => Assert.Equal(CheckStatus.Critical, ((IVerdict)signature).Verdict));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("upper")]
    [InlineData("long")]
    public async Task What_is_not_64_lower_case_digits_is_no_signature(string text)
    {
        var path = fixture.WriteSigned("run-1.steps.jsonl", SignatureFixture.Old);
        var signature = File.ReadAllText(path + ".sig");
        File.WriteAllText(path + ".sig", text switch { "upper" => signature.ToUpperInvariant(), "long" => signature + new string('0', 5000), _ => text });

        var tested = await fixture.TestOneAsync(path);

        Assert.Equal(GoldenSignatureOutcome.Invalid, tested.Outcome);
        Assert.Contains("64 lower-case", tested.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_golden_file_without_signature_is_unsigned_and_a_signature_without_golden_file_orphaned()
    {
        fixture.Write("a.steps.jsonl", SignatureFixture.Steps);
        fixture.Write("b.steps.jsonl.sig", new string('0', 64));

        var signatures = await fixture.TestAsync(SignatureFixture.Old);

        Assert.Equal([("a", GoldenSignatureOutcome.Unsigned, CheckStatus.Critical), ("b", GoldenSignatureOutcome.Orphaned, CheckStatus.Warning)],
            signatures.Select(signature => (signature.RunId, signature.Outcome, ((IVerdict)signature).Verdict)));
        Assert.Equal(Path.Combine(fixture.Golden, "b.steps.jsonl.sig"), signatures[1].SignaturePath);
    }

    [Fact]
    public async Task A_signature_stands_for_its_golden_file()
    {
        var path = fixture.WriteSigned("run-1.steps.jsonl", SignatureFixture.Old);

        Assert.Equal(path, (await fixture.TestOneAsync(path + ".sig")).Path);
        Assert.Single(await fixture.TestAsync(SignatureFixture.Old, path, path + ".sig", fixture.Golden));
    }

    [Fact]
    public async Task A_golden_file_that_is_larger_than_every_buffer_is_read_to_its_end()
    {
        var content = string.Concat(Enumerable.Repeat(SignatureFixture.Steps, 5000));
        var path = fixture.WriteSigned("large.steps.jsonl", SignatureFixture.Old, content);
        Assert.Equal(GoldenSignatureOutcome.Valid, (await fixture.TestOneAsync(path)).Outcome);

        File.WriteAllText(path, content[..^2] + " \n");

        Assert.Equal(GoldenSignatureOutcome.Invalid, (await fixture.TestOneAsync(path)).Outcome);
    }

    [Fact]
    public async Task A_signature_inside_is_that_of_the_object_as_python_sorts_and_escapes_it()
    {
        var path = fixture.Write("run-1.json", SignedByPython);

        var signature = await fixture.TestOneAsync(path);

        Assert.Equal((GoldenSignatureOutcome.Valid, GoldenSignatureForm.Inside, path), (signature.Outcome, signature.Form, signature.SignaturePath));
    }

    [Theory]
    [InlineData("18446744073709551615", "18446744073709551614")]
    [InlineData("1.5", "1.50")]
    [InlineData("\"kept\"", "\"Kept\"")]
    [InlineData("true", "1")]
    [InlineData("\"A\": \"\"", "\"A\": null")]
    [InlineData("\"signature\": \"1f", "\"signature\": \"2f")]
    [InlineData("\"signature\": \"1fd9", "\"signature\": [], \"x\": \"1fd9")]
    public async Task A_value_that_was_changed_makes_a_signature_inside_invalid(string value, string other)
    {
        var path = fixture.Write("run-1.json", SignedByPython.Replace(value, other, StringComparison.Ordinal));

        Assert.Equal(GoldenSignatureOutcome.Invalid, (await fixture.TestOneAsync(path)).Outcome);
    }

    [Fact]
    public async Task The_order_of_keys_and_white_space_do_not_matter_to_a_signature_inside()
    {
        var lines = SignedByPython.Split('\n')[1..^1].Select(line => line.Trim().TrimEnd(',')).Reverse();
        var path = fixture.Write("run-1.json", $"{{{string.Join(",", lines)}}}");

        Assert.Equal(GoldenSignatureOutcome.Valid, (await fixture.TestOneAsync(path)).Outcome);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"signature\":\"x\",\"a\":NaN}")]
    [InlineData("{\"signature\":\"x\",\"a\":1,\"a\":2}")]
    [InlineData("{\"signature\":\"x\",\"signature\":\"y\"}")]
    public async Task What_is_not_json_is_unreadable(string content)
    {
        var path = fixture.Write("run-1.json", content);

        var signature = await fixture.TestOneAsync(path);

        Assert.Equal(GoldenSignatureOutcome.Unreadable, signature.Outcome);
        Assert.Contains("line 1", signature.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_object_that_is_nested_deeper_than_anything_signed_is_unreadable()
    {
        var path = fixture.Write("run-1.json", $"{{\"signature\":\"x\",\"a\":{new string('[', 2000)}1{new string(']', 2000)}}}");

        Assert.Equal(GoldenSignatureOutcome.Unreadable, (await fixture.TestOneAsync(path)).Outcome);
    }

    [Fact]
    public async Task An_empty_golden_file_and_a_link_are_unreadable()
    {
        var empty = fixture.WriteSigned("empty.steps.jsonl", SignatureFixture.Old, "");
        var target = fixture.WriteSigned("target.steps.jsonl", SignatureFixture.Old);
        var link = Path.Combine(fixture.Golden, "link.steps.jsonl");
        File.CreateSymbolicLink(link, target);

        Assert.Equal(GoldenSignatureOutcome.Unreadable, (await fixture.TestOneAsync(empty)).Outcome);
        Assert.Equal(GoldenSignatureOutcome.Unreadable, (await fixture.TestOneAsync(link)).Outcome);
    }

    [Fact]
    public async Task A_signature_that_is_a_directory_is_unreadable()
    {
        var path = fixture.Write("run-1.steps.jsonl", SignatureFixture.Steps);
        Directory.CreateDirectory(path + ".sig");

        var signature = await fixture.TestOneAsync(path);

        Assert.Equal(GoldenSignatureOutcome.Unreadable, signature.Outcome);
    }

    [Fact]
    public async Task No_change_of_a_signed_object_passes_unseen()
    {
        var original = Encoding.UTF8.GetBytes(SignedByPython);
        var mutation = new Mutation(seed: 20);
        var path = Path.Combine(fixture.Golden, "run-1.json");
        Directory.CreateDirectory(fixture.Golden);
        var comparer = new AosOps.Golden.GoldenComparer(new AosOps.Golden.GoldenDiffOptions());
        var reference = fixture.Write("reference.json", SignedByPython);
        var valid = 0;
        for (var i = 0; i < Mutation.Inputs / 10; i++)
        {
            File.WriteAllBytes(path, mutation.Of(original));
            if ((await fixture.TestOneAsync(path)).Outcome != GoldenSignatureOutcome.Valid)
                continue;
            valid++;
            var diff = Assert.Single(await comparer.CompareAsync(reference, path, fixture.Observer, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
            Assert.True(diff.IsMatch, File.ReadAllText(path));
        }

        Assert.True(valid < Mutation.Inputs / 20);
    }
}
