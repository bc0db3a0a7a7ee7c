using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using AosOps.Golden.Retention;
using AosOps.Golden.Signatures;
using AosOps.Operations;
using AosOps.Tests.Golden.Retention;

namespace AosOps.Tests.Golden.Signatures;

public sealed class GoldenSignerTests : IDisposable
{
    private const string Older = "{\n  \"run_id\": \"run-1\",\n  \"seed\": 18446744073709551615\n}";

    private readonly SignatureFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData("primary-w0-0084028e.golden.json", "{\"seed\": 1}")]
    [InlineData("run-1.steps.jsonl", SignatureFixture.Steps)]
    [InlineData("a 'quoted'\n\"name\".steps.jsonl", SignatureFixture.Steps)]
    public async Task A_golden_file_is_signed_beside_readable_for_its_group(string name, string content)
    {
        var path = fixture.Write(name, content);

        var signature = Assert.Single(await fixture.SignAsync(fixture.Golden));

        Assert.Equal((GoldenSignatureOutcome.Signed, path + ".sig"), (signature.Outcome, signature.SignaturePath));
        Assert.Equal(SignatureFixture.Hmac(SignatureFixture.Old, Encoding.UTF8.GetBytes(content)), File.ReadAllText(path + ".sig"));
        Assert.Equal("rw-r-----", Mode(path + ".sig"));
    }

    [Fact]
    public async Task What_is_valid_stays_as_it_is()
    {
        var path = fixture.WriteSigned("run-1.steps.jsonl", SignatureFixture.Old);
        File.SetLastWriteTimeUtc(path + ".sig", DateTime.UnixEpoch);

        var signature = Assert.Single(await fixture.SignAsync(path, force: true));

        Assert.Equal(GoldenSignatureOutcome.Valid, signature.Outcome);
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(path + ".sig"));
        Assert.Equal("", fixture.Log);
    }

    [Fact]
    public async Task What_is_not_valid_is_left_alone_unless_forced()
    {
        var path = fixture.WriteSigned("run-1.steps.jsonl", "another secret");
        var before = File.ReadAllText(path + ".sig");

        Assert.Equal(GoldenSignatureOutcome.Invalid, Assert.Single(await fixture.SignAsync(path)).Outcome);
        Assert.Equal(before, File.ReadAllText(path + ".sig"));

        Assert.Equal(GoldenSignatureOutcome.Signed, Assert.Single(await fixture.SignAsync(path, force: true)).Outcome);
        Assert.Equal(GoldenSignatureOutcome.Valid, (await fixture.TestOneAsync(path)).Outcome);
    }

    [Fact]
    public async Task Broken_golden_files_are_not_signed()
    {
        fixture.Write("empty.steps.jsonl", "");
        fixture.Write("cut.golden.json", "{\"seed\": 1");

        var signatures = await fixture.SignAsync(fixture.Golden);

        Assert.All(signatures, signature => Assert.Equal(GoldenSignatureOutcome.Unreadable, signature.Outcome));
        Assert.Empty(Directory.GetFiles(fixture.Golden, "*.sig"));
    }

    /// <summary>Between the reading of a golden file and the moment at which its signed content takes its place.</summary>
    [Theory]
    [InlineData("run-1.json", GoldenSignatureForm.Inside)]
    [InlineData("run-1.json.sig", GoldenSignatureForm.Beside)]
    public async Task What_is_written_while_it_is_being_signed_stays(string written, GoldenSignatureForm form)
    {
        var path = fixture.Write("run-1.json", Older);
        fixture.Observer.OnReport = progress =>
        {
            if (progress.Activity == "Signing golden files")
                fixture.Write(written, "newer");
        };

        Assert.Empty(await fixture.SignAsync(path, form: form));

        Assert.Contains("in the meantime", Assert.Single(fixture.Observer.Failures).Message, StringComparison.Ordinal);
        Assert.Equal("newer", File.ReadAllText(Path.Combine(fixture.Golden, written)));
        Assert.Empty(Directory.GetFiles(fixture.Golden, "*.new"));
    }

    [Theory]
    [InlineData(Older, "{\n  \"run_id\": \"run-1\",\n  \"seed\": 18446744073709551615,\n  \"signature\": \"?\"\n}")]
    [InlineData("{\"a\":1}", "{\"a\":1, \"signature\": \"?\"}")]
    [InlineData("{ \"a\" : [ 1 ] }\n", "{ \"a\" : [ 1 ], \"signature\": \"?\" }\n")]
    public async Task An_older_golden_file_is_signed_inside_and_else_stays_byte_for_byte(string content, string signed)
    {
        var path = fixture.Write("run-1.json", content);

        Assert.Equal(GoldenSignatureOutcome.Signed, Assert.Single(await fixture.SignAsync(path, form: GoldenSignatureForm.Inside)).Outcome);

        Assert.Equal(signed, Regex.Replace(File.ReadAllText(path), "[0-9a-f]{64}", "?", RegexOptions.NonBacktracking));
        Assert.Equal((GoldenSignatureOutcome.Valid, GoldenSignatureForm.Inside), await OutcomeAsync(path));
        Assert.Equal(GoldenSignatureOutcome.Valid, Assert.Single(await fixture.SignAsync(path)).Outcome);
    }

    [Theory]
    [InlineData("run-1.golden.json", "{\"seed\": 1}")]
    [InlineData("run-1.steps.jsonl", SignatureFixture.Steps)]
    [InlineData("run-1.json", "[1]")]
    [InlineData("run-1.json", "{}")]
    [InlineData("run-1.json", "{\"a\":1}\n{\"b\":2}\n")]
    public async Task What_has_no_place_for_a_signature_is_not_signed_inside(string name, string content)
    {
        var path = fixture.Write(name, content);

        Assert.Empty(await fixture.SignAsync(path, form: GoldenSignatureForm.Inside));

        Assert.Equal(ErrorIds.SignatureFormUnsuitable, Assert.Single(fixture.Observer.Failures).ErrorId);
        Assert.Equal(content, File.ReadAllText(path));
    }

    [Fact]
    public async Task A_signature_inside_that_is_no_text_is_replaced_where_forced()
    {
        var path = fixture.Write("run-1.json", "{\"signature\": {\"x\": [1]}, \"a\": 1}");

        await fixture.SignAsync(path, force: true);

        Assert.Equal((GoldenSignatureOutcome.Valid, GoldenSignatureForm.Inside), await OutcomeAsync(path));
        Assert.EndsWith("\", \"a\": 1}", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rotation_signs_anew_what_is_valid_and_leaves_the_rest_alone()
    {
        fixture.WriteSigned("good.steps.jsonl", SignatureFixture.Old);
        fixture.WriteSigned("bad.steps.jsonl", "another secret");
        fixture.WriteSigned("new.steps.jsonl", SignatureFixture.New);
        fixture.Write("unsigned.steps.jsonl", SignatureFixture.Steps);
        fixture.Write("orphan.steps.jsonl.sig", new string('0', 64));

        var outcomes = (await fixture.RotateAsync()).ToDictionary(signature => signature.RunId, signature => signature.Outcome);

        Assert.Equal(GoldenSignatureOutcome.Rotated, outcomes["good"]);
        Assert.Equal(GoldenSignatureOutcome.Invalid, outcomes["bad"]);
        Assert.Equal(GoldenSignatureOutcome.Valid, outcomes["new"]);
        Assert.Equal(GoldenSignatureOutcome.Unsigned, outcomes["unsigned"]);
        Assert.Equal(GoldenSignatureOutcome.Orphaned, outcomes["orphan"]);
        Assert.Equal(SignatureFixture.Hmac("another secret", Encoding.UTF8.GetBytes(SignatureFixture.Steps)), File.ReadAllText(Path.Combine(fixture.Golden, "bad.steps.jsonl.sig")));
        Assert.Equal(2, (await fixture.TestAsync(SignatureFixture.New)).Count(signature => signature.Outcome == GoldenSignatureOutcome.Valid));
    }

    [Fact]
    public async Task A_rotation_keeps_the_form_the_mode_and_the_age_of_a_golden_file()
    {
        var inside = fixture.Write("run-1.json", Older);
        await fixture.SignAsync(inside, form: GoldenSignatureForm.Inside);
        var beside = fixture.WriteSigned("run-2.steps.jsonl", SignatureFixture.Old);
        File.SetUnixFileMode(inside, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        File.SetUnixFileMode(beside + ".sig", UnixFileMode.UserRead | UnixFileMode.OtherRead);
        File.SetLastWriteTimeUtc(inside, DateTime.UnixEpoch);
        var text = File.ReadAllText(inside);

        Assert.All(await fixture.RotateAsync(), signature => Assert.Equal(GoldenSignatureOutcome.Rotated, signature.Outcome));

        Assert.Equal((GoldenSignatureOutcome.Valid, GoldenSignatureForm.Inside), await OutcomeAsync(inside, SignatureFixture.New));
        Assert.Equal(text[..^67], File.ReadAllText(inside)[..^67]);
        Assert.Equal(("r--r-----", "r-----r--"), (Mode(inside), Mode(beside + ".sig")));
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(inside));
        Assert.Equal(["run-1.json", "run-2.steps.jsonl", "run-2.steps.jsonl.sig"], Directory.GetFiles(fixture.Golden).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_owner_of_a_signature_is_kept_and_a_new_one_gets_that_of_its_golden_file()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root may give files away");
        var kept = fixture.WriteSigned("kept.steps.jsonl", SignatureFixture.Old);
        var given = fixture.Write("given.steps.jsonl", SignatureFixture.Steps);
        await GiveAwayAsync(kept + ".sig", given);

        await fixture.RotateAsync();
        await fixture.SignAsync(given);

        Assert.Equal("12:34", await OwnerAsync(kept + ".sig"));
        Assert.Equal("12:34", await OwnerAsync(given + ".sig"));
    }

    [Fact]
    public async Task A_rotation_of_many_leaves_no_temporary_file_and_replaces_those_that_a_killed_one_left()
    {
        for (var i = 0; i < 1100; i++)
            fixture.WriteSigned($"run-{i}.steps.jsonl", SignatureFixture.Old);
        fixture.Write(".run-7.steps.jsonl.sig.new", "left behind");

        var signatures = await fixture.RotateAsync();

        Assert.Equal(1100, signatures.Count(signature => signature.Outcome == GoldenSignatureOutcome.Rotated));
        Assert.Equal(2200, Directory.GetFiles(fixture.Golden).Length);
        Assert.Contains(fixture.Observer.Reports, report => report.Status == "1024 of 1100");
    }

    [Fact]
    public async Task A_link_in_the_place_of_the_temporary_file_is_not_followed()
    {
        fixture.WriteSigned("run-1.steps.jsonl", SignatureFixture.Old);
        var victim = fixture.Write("victim.txt", "untouched");
        File.CreateSymbolicLink(Path.Combine(fixture.Golden, ".run-1.steps.jsonl.sig.new"), victim);

        Assert.Equal(GoldenSignatureOutcome.Rotated, Assert.Single(await fixture.RotateAsync()).Outcome);

        Assert.Equal("untouched", File.ReadAllText(victim));
    }

    [Fact]
    public async Task It_is_asked_once_a_directory_and_what_is_refused_stays_as_it_is()
    {
        using var refused = new SignatureFixture { Approval = new Approval(answer: false) };
        var path = refused.Write("run-1.steps.jsonl", SignatureFixture.Steps);
        refused.Write("run-2.steps.jsonl", SignatureFixture.Steps);

        Assert.Empty(await refused.SignAsync(refused.Golden));

        Assert.Equal([$"{refused.Golden}: 2 golden files"], refused.Approval.Asked);
        Assert.Equal(("", false), (refused.Log, File.Exists(path + ".sig")));
    }

    [Fact]
    public async Task A_dry_run_shows_every_golden_file_that_would_be_signed_and_changes_nothing()
    {
        using var shown = new SignatureFixture { Approval = new Approval(isDryRun: true) };
        var path = shown.Write("run-1.steps.jsonl", SignatureFixture.Steps);
        shown.WriteSigned("run-2.steps.jsonl", SignatureFixture.Old);

        Assert.Equal("run-2", Assert.Single(await shown.SignAsync(shown.Golden)).RunId);

        Assert.Equal([$"{shown.Golden}: 1 golden files", path], shown.Approval.Asked);
        Assert.Equal(("", false), (shown.Log, File.Exists(path + ".sig")));
    }

    [Fact]
    public void A_secret_is_not_replaced_by_itself()
    {
        var failure = Assert.Throws<AosException>(() => GoldenSignatureChange.Rotate(fixture.Secret("same"), fixture.Secret("same")));

        Assert.Equal(ErrorIds.SecretUnchanged, failure.ErrorId);
    }

    [Fact]
    public async Task The_log_says_what_was_to_be_done_and_what_was_but_no_secret()
    {
        fixture.WriteSigned("run-1.steps.jsonl", SignatureFixture.Old);
        fixture.WriteSigned("run-2.steps.jsonl", SignatureFixture.Old);

        await fixture.RotateAsync();

        Assert.Equal(
            $"[2025-12-02T13:12:19+01:00] ROTATE: golden files of '{fixture.Golden}' about to be signed under the new secret: 2\n" +
            $"[2025-12-02T13:12:19+01:00] ROTATE: golden files of '{fixture.Golden}' signed under the new secret: 2 of 2\n",
            fixture.Log);
    }

    [Fact]
    public async Task Nothing_is_signed_while_somebody_else_changes_golden_files()
    {
        var path = fixture.Write("run-1.steps.jsonl", SignatureFixture.Steps);
        using var taken = await RetentionLock.TakeAsync(fixture.Configuration, "Compress-GoldenFile", fixture.Clock, TestContext.Current.CancellationToken);

        var failure = await Assert.ThrowsAsync<AosException>(() => fixture.SignAsync(path));

        Assert.Equal(ErrorIds.RetentionLocked, failure.ErrorId);
        Assert.False(File.Exists(path + ".sig"));
    }

    [Fact]
    public async Task A_golden_file_that_cannot_be_signed_is_an_error_and_the_others_go_on()
    {
        fixture.Write("b.steps.jsonl", SignatureFixture.Steps);
        var blocked = fixture.Write("a.steps.jsonl", SignatureFixture.Steps);
        Directory.CreateDirectory(Path.Combine(fixture.Golden, ".a.steps.jsonl.sig.new"));

        var signature = Assert.Single(await fixture.SignAsync(fixture.Golden));

        Assert.Equal("b", signature.RunId);
        Assert.Equal(blocked, Assert.Single(fixture.Observer.Failures).FilePath);
        Assert.EndsWith("signed: 1 of 2\n", fixture.Log, StringComparison.Ordinal);
    }

    private static string Mode(string path)
    {
        var mode = (int)File.GetUnixFileMode(path);
        return string.Concat(Enumerable.Range(0, 9).Select(bit => (mode & (256 >> bit)) == 0 ? '-' : "rwx"[bit % 3]));
    }

    private static Task<string> OwnerAsync(string path) => RunAsync("stat", "-c", "%u:%g", path);

    private static Task<string> GiveAwayAsync(params string[] paths) => RunAsync("chown", ["12:34", .. paths]);

    private static async Task<string> RunAsync(string program, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { UseShellExecute = false, RedirectStandardOutput = true })!;
        return (await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Trim();
    }

    private async Task<(GoldenSignatureOutcome Outcome, GoldenSignatureForm? Form)> OutcomeAsync(string path, string secret = SignatureFixture.Old)
    {
        var signature = await fixture.TestOneAsync(path, secret);
        return (signature.Outcome, signature.Form);
    }
}
