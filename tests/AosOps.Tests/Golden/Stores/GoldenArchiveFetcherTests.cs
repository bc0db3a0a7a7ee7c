using AosOps.Disks;
using AosOps.Golden.Retention;
using AosOps.Golden.Stores;
using AosOps.Operations;

namespace AosOps.Tests.Golden.Stores;

public sealed class GoldenArchiveFetcherTests
{
    private static readonly StoreLocation Source = StoreLocation.Parse("s3://backups/golden.tgz");

    [Fact]
    public async Task What_comes_from_a_store_and_cannot_be_flushed_is_not_kept()
    {
        using var disk = new ThinDisk();
        Assert.SkipUnless(disk.IsMounted, ThinDisk.Unavailable);
        using var files = new TempDirectory();
        using var store = new StoreOfOne(new byte[200_000]);
        var directory = Directory.CreateDirectory(disk["archive"]).FullName;
        disk.Leave(pages: 0);

        var failure = await Assert.ThrowsAsync<AosException>(() => Fetcher(store, files).FetchAsync(Source, directory, replace: false, new RecordingObserver(), TestContext.Current.CancellationToken));

        Assert.Equal(ErrorIds.WriteFailed, failure.ErrorId);
        Assert.Empty(Directory.GetFileSystemEntries(directory));
    }

    [Fact]
    public async Task A_directory_that_cannot_be_made_is_a_clear_error()
    {
        using var files = new TempDirectory();
        using var store = new StoreOfOne(new byte[10]);
        var directory = Path.Combine(files.Write("file", ""), "archive");

        var failure = await Assert.ThrowsAsync<AosException>(() => Fetcher(store, files).FetchAsync(Source, directory, replace: false, new RecordingObserver(), TestContext.Current.CancellationToken));

        Assert.Contains(directory, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_copied_is_told_where_the_log_cannot_be_written()
    {
        using var files = new TempDirectory();
        using var store = new StoreOfOne(new byte[10]);
        Directory.CreateDirectory(files["retention.log"]);
        var observer = new RecordingObserver();

        var copy = await Fetcher(store, files).FetchAsync(Source, files["archive"], replace: false, observer, TestContext.Current.CancellationToken);

        Assert.Equal(GoldenArchiveCopyOutcome.Copied, copy.Outcome);
        Assert.Contains(files["retention.log"], Assert.Single(observer.Failures).Message, StringComparison.Ordinal);
    }

    private static GoldenArchiveFetcher Fetcher(StoreOfOne store, TempDirectory files) =>
        new(store, new RetentionLog(files["retention.log"], TimeProvider.System), TimeProvider.System);

    /// <summary>A store of one object, of which it has the checksum.</summary>
    private sealed class StoreOfOne(byte[] content) : IArchiveStore
    {
        public string Endpoint => "http://store";

        public Task<StoredObject?> FindAsync(StoreLocation location, CancellationToken cancellationToken) =>
            Task.FromResult<StoredObject?>(new StoredObject(content.Length, Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(content)), "tag"));

        public Task ReadAsync(StoreLocation location, long size, Action<ReadOnlyMemory<byte>> take, CancellationToken cancellationToken)
        {
            take(content);
            return Task.CompletedTask;
        }

        public Task<string?> UploadAsync(StoreLocation location, ArchiveDigest archive, bool replace, IProgress<long> sent, IOperationObserver observer, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public void Dispose()
        {
        }
    }
}
