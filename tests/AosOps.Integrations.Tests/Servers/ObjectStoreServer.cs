namespace AosOps.Integrations.Tests.Servers;

/// <summary>
/// s3rver, an S3-compatible server of npm. Debian has none that runs by itself (those of Swift and Ceph need a cluster).
/// It gives no checksums, so that what is uploaded is read back, and cannot abort a multipart upload; the tests of these
/// put <see cref="FaultyProxy"/> before it.
/// </summary>
public sealed class ObjectStoreServer : IAsyncLifetime
{
    public const string Bucket = "backups";

    /// <summary>The credentials of s3rver, which it does not let one choose.</summary>
    public const string AccessKey = "S3RVER";

    private static readonly string Home = Environment.GetEnvironmentVariable("AOSOPS_S3RVER")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache/aosops/s3rver");

    private static readonly string Script = Path.Combine(Home, "node_modules/s3rver/bin/s3rver.js");
    private static readonly string? Node = ServerProgram.Find("node");

    private readonly TemporaryDirectory directory = new();
    private ServerProgram? server;

    public int Port { get; } = ServerProgram.FreePort();

    private static bool IsInstalled => Node is not null && File.Exists(Script);

    public static void Require() => Assert.SkipUnless(IsInstalled, "s3rver (npm) is not installed");

    public async ValueTask InitializeAsync()
    {
        if (!IsInstalled)
            return;
        string[] arguments = [Script, "--directory", directory.Path, "--address", "127.0.0.1", "--port", $"{Port}", "--no-vhost-buckets", "--configure-bucket", Bucket];
        server = await ServerProgram.StartAsync(Node!, arguments, () => ServerProgram.AcceptsConnectionsAsync(Port));
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
        directory.Dispose();
    }
}
