using System.Security.Cryptography;
using System.Text;
using AosOps.Golden.Signatures;
using AosOps.Soak;

namespace AosOps.Cli.Tests.Crash;

/// <summary>What a rotation leaves that is killed in the midst of its work.</summary>
public sealed class RotationCrashTests
{
    private const int Inside = 20;
    private const string OldSecret = "drill-secret";
    private const string NewSecret = "the next secret";

    /// <summary>Enough that their renaming takes some time.</summary>
    private static readonly int Beside = SoakRounds.Of(ci: 100, soak: 1000);

    [Fact]
    [Trait("Category", "Soak")]
    public async Task A_killed_rotation_leaves_every_golden_file_valid_under_exactly_one_secret_and_can_be_completed()
    {
        var process = new KilledProcess(
            Prepare, "Update-GoldenSignature", "{dir}/golden", "-OldSecretFile", "{dir}/old", "-NewSecretFile", "{dir}/new", "-Confirm:$false", "--output", "jsonl")
        {
            Environment = { ["AOS_STATE_DIRECTORY"] = "{dir}/state", ["ARCHIVE_DIR"] = "{dir}/archive" },
            IsChange = seen => seen is { ChangeType: WatcherChangeTypes.Renamed } && !seen.FullPath.EndsWith(".new", StringComparison.Ordinal),
        };

        await process.RunAsync(SoakRounds.Of(ci: 4, soak: 500), seed: 31, round =>
        {
            var under = CountValid(round.Directory, OldSecret);
            Assert.Equal(Beside + Inside, under + CountValid(round.Directory, NewSecret));
            Assert.Equal(under, Complete(round.Directory));
            Assert.Equal(Beside + Inside, CountValid(round.Directory, NewSecret));
            Assert.Equal((2 * Beside) + Inside, Directory.GetFiles(Path.Combine(round.Directory, "golden")).Length);
            return under == 0 ? KillStage.Done : under < Beside + Inside ? KillStage.Changing : KillStage.Preparing;
        });
    }

    private static void Prepare(string directory)
    {
        File.WriteAllText(Path.Combine(directory, "old"), OldSecret);
        File.WriteAllText(Path.Combine(directory, "new"), NewSecret);
        Directory.CreateDirectory(Path.Combine(directory, "state"));
        var golden = Directory.CreateDirectory(Path.Combine(directory, "golden")).FullName;
        for (var i = 0; i < Beside; i++)
            Sign(Path.Combine(golden, $"run-{i}.steps.jsonl"), $"{{\"seed\":{i}}}\n");
        for (var i = 0; i < Inside; i++)
            File.WriteAllText(Path.Combine(golden, $"older-{i}.json"), $"{{\"seed\": {i}, \"signature\": \"{Hmac($"{{\"seed\": {i}}}")}\"}}");
    }

    private static void Sign(string path, string content)
    {
        File.WriteAllText(path, content);
        File.WriteAllText(path + ".sig", Hmac(content));
    }

    private static string Hmac(string content) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(OldSecret), Encoding.UTF8.GetBytes(content)));

    private static int CountValid(string directory, string secret)
    {
        using var taken = Secret(secret);
        return GoldenSignatureTester.TestAsync([Path.Combine(directory, "golden")], taken, new StrictObserver())
            .ToBlockingEnumerable().Count(signature => signature.Outcome == GoldenSignatureOutcome.Valid);
    }

    /// <summary>Does the rotation again, and counts what was left to do.</summary>
    private static int Complete(string directory)
    {
        using var old = Secret(OldSecret);
        using var next = Secret(NewSecret);
        var change = GoldenSignatureChange.Rotate(old, next);
        var configuration = new Configuration.AosConfiguration { StateDirectory = Path.Combine(directory, "state") };
        return new GoldenSigner(configuration, TimeProvider.System)
            .SignAsync(change, [Path.Combine(directory, "golden")], new FullApproval(), new StrictObserver())
            .ToBlockingEnumerable().Count(signature => signature.Outcome == GoldenSignatureOutcome.Rotated);
    }

    private static GoldenSecret Secret(string text) => GoldenSecret.Take(null, null, _ => text, "Secret", new StrictObserver());
}
