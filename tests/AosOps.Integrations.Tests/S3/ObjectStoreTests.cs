using System.Security.Cryptography;
using AosOps.Configuration;
using AosOps.Golden.Retention;
using AosOps.Golden.Stores;
using AosOps.Integrations.Tests.Servers;

namespace AosOps.Integrations.Tests.S3;

/// <summary>A store of its own for the tests of a class, and a place in it for each test.</summary>
public abstract class ObjectStoreTests : IClassFixture<ObjectStoreServer>, IDisposable
{
    protected const int SmallSize = 100_000;
    protected const int LargeSize = 40 * 1024 * 1024;

    private readonly TemporaryDirectory directory = new();

    protected ObjectStoreTests(ObjectStoreServer server)
    {
        ArgumentNullException.ThrowIfNull(server);
        ObjectStoreServer.Require();
        Server = server;
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", ObjectStoreServer.AccessKey);
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", ObjectStoreServer.AccessKey);
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
    }

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected ObjectStoreServer Server { get; }

    protected StoreObserver Seen { get; } = new();

    protected StoreLocation Location { get; } = StoreLocation.Parse($"s3://{ObjectStoreServer.Bucket}/{Guid.NewGuid():N}/golden.tgz");

    protected Uri Address => new($"http://127.0.0.1:{Server.Port}");

    protected string Root => directory.Path;

    protected string Log => Path.Combine(Root, "retention.log");

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => directory.Dispose();


    protected static string Hash(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    protected string Archive(int size, int seed)
    {
        var content = new byte[size];
        new Random(seed).NextBytes(content);
        var path = Path.Combine(Root, $"golden_{seed}.tgz");
        File.WriteAllBytes(path, content);
        return path;
    }

    private protected GoldenArchiveCopier Copier(ArchiveStore store) => new(store, new RetentionLog(Log, TimeProvider.System), TimeProvider.System);

    protected async Task<GoldenArchiveCopy> CopyAsync(Uri address, string archive, bool force = false, CancellationToken? token = null)
    {
        using var store = new ArchiveStore(new AosConfiguration { S3Endpoint = address });
        return await Copier(store).CopyAsync(archive, Location, force, Seen, token ?? Token);
    }

    protected async Task<StoredObject?> FindAsync()
    {
        using var store = new ArchiveStore(new AosConfiguration { S3Endpoint = Address });
        return await store.FindAsync(Location, Token);
    }

    protected async Task<string> StoredAsync(long size)
    {
        using var store = new ArchiveStore(new AosConfiguration { S3Endpoint = Address });
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await store.ReadAsync(Location, size, part => hash.AppendData(part.Span), Token);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
