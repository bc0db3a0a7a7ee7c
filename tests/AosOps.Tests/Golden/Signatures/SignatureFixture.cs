using System.Security.Cryptography;
using System.Text;
using AosOps.Configuration;
using AosOps.Golden.Signatures;
using AosOps.Tests.Golden.Retention;

namespace AosOps.Tests.Golden.Signatures;

/// <summary>A folder of golden files, secrets, and a place for the retention log.</summary>
internal sealed class SignatureFixture : IDisposable
{
    public const string Old = "drill-secret";
    public const string New = "the next secret";
    public const string Steps = "{\"event_type\":\"run_start\",\"data\":{\"seed\":18446744073709551615}}\n";

    private readonly TempDirectory directory = new();
    private readonly List<GoldenSecret> secrets = [];

    public AosConfiguration Configuration => new() { StateDirectory = directory["state"], ArchiveDirectory = directory["archive"] };

    public FakeTime Clock { get; } = new();

    public RecordingObserver Observer { get; } = new();

    public Approval Approval { get; init; } = new();

    /// <summary>Signs with batches of this size, and gives each result when it comes.</summary>
    public IAsyncEnumerable<GoldenSignature> SignInBatches(int mostFiles = int.MaxValue, long mostBytes = long.MaxValue) =>
        new GoldenSigner(Configuration, Clock) { CreateBatch = observer => new SignatureBatch(observer) { MostFiles = mostFiles, MostBytes = mostBytes } }
            .SignAsync(GoldenSignatureChange.Sign(Secret(Old)), [Golden], Approval, Observer, TestContext.Current.CancellationToken);

    /// <summary>Where the golden files lie.</summary>
    public string Golden
    {
        get => field ?? directory["golden"];
        init;
    }

    public string Log => File.Exists(Configuration.RetentionLogPath) ? File.ReadAllText(Configuration.RetentionLogPath) : "";

    /// <summary>The signature of bytes, computed by other means.</summary>
    public static string Hmac(string secret, ReadOnlySpan<byte> content) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), content));

    public GoldenSecret Secret(string text)
    {
        var secret = GoldenSecret.Take(null, null, _ => text, "Secret", Observer);
        secrets.Add(secret);
        return secret;
    }

    public string Write(string name, string content) => directory.Write(Path.Combine(Golden, name), content);

    /// <summary>Writes a golden file and, beside it, its signature under a secret.</summary>
    public string WriteSigned(string name, string secret, string content = Steps)
    {
        Write(name + ".sig", Hmac(secret, Encoding.UTF8.GetBytes(content)));
        return Write(name, content);
    }

    public Task<List<GoldenSignature>> TestAsync(string secret, params string[] paths) =>
        GoldenSignatureTester.TestAsync(paths.Length == 0 ? [Golden] : paths, Secret(secret), Observer, TestContext.Current.CancellationToken).ToListAsync().AsTask();

    public async Task<GoldenSignature> TestOneAsync(string path, string secret = Old) => Assert.Single(await TestAsync(secret, path));

    public Task<List<GoldenSignature>> SignAsync(string path, bool force = false, GoldenSignatureForm form = GoldenSignatureForm.Beside) =>
        ApplyAsync(GoldenSignatureChange.Sign(Secret(Old), force, form), path);

    public Task<List<GoldenSignature>> RotateAsync() => ApplyAsync(GoldenSignatureChange.Rotate(Secret(Old), Secret(New)), Golden);

    public void Dispose()
    {
        secrets.ForEach(secret => secret.Dispose());
        directory.Dispose();
    }

    private Task<List<GoldenSignature>> ApplyAsync(GoldenSignatureChange change, string path) => new GoldenSigner(Configuration, Clock)
        .SignAsync(change, [path], Approval, Observer, TestContext.Current.CancellationToken).ToListAsync().AsTask();
}
