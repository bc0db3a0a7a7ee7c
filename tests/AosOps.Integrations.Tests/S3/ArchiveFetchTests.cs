using AosOps.Configuration;
using AosOps.Golden.Archives;
using AosOps.Golden.Retention;
using AosOps.Golden.Storage;
using AosOps.Golden.Stores;
using AosOps.Integrations.Tests.Servers;
using AosOps.Operations;

namespace AosOps.Integrations.Tests.S3;

/// <summary>The way back from a store.</summary>
public sealed class ArchiveFetchTests(ObjectStoreServer server) : ObjectStoreTests(server)
{
    private string Target => Path.Combine(Root, "back", "golden.tgz");

    [Fact]
    public async Task An_archive_comes_back_as_it_was_sent()
    {
        var archive = GoldenArchive();
        await CopyAsync(Address, archive);

        var copy = await FetchAsync();

        Assert.Equal((GoldenArchiveCopyOutcome.Copied, GoldenArchiveVerification.ArchiveTest), (copy.Outcome, copy.Verification));
        Assert.Equal((Location.ToString(), Target, Hash(archive)), (copy.Path, copy.Destination, copy.Sha256));
        Assert.Equal(Hash(archive), Hash(Target));
        Assert.Equal([Target], Directory.GetFileSystemEntries(Path.GetDirectoryName(Target)!));
        Assert.Contains($"COPY: '{Location}' at http://127.0.0.1:{Server.Port} copied to '{Target}'", await File.ReadAllTextAsync(Log, Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_there_already_stays_and_another_content_is_replaced_only_by_force()
    {
        var archive = GoldenArchive();
        await CopyAsync(Address, archive);
        await FetchAsync();
        Assert.Equal(GoldenArchiveCopyOutcome.AlreadyThere, (await FetchAsync()).Outcome);
        await File.WriteAllTextAsync(Target, "another", Token);

        var failure = await Assert.ThrowsAsync<AosException>(() => FetchAsync());
        Assert.Equal((ErrorIds.ArchiveCopyConflict, "another"), (failure.ErrorId, await File.ReadAllTextAsync(Target, Token)));

        Assert.Equal(GoldenArchiveCopyOutcome.Copied, (await FetchAsync(force: true)).Outcome);
        Assert.Equal(Hash(archive), Hash(Target));
    }

    [Fact]
    public async Task What_is_no_intact_archive_is_not_kept()
    {
        await CopyAsync(Address, Archive(SmallSize, seed: 20));

        var failure = await Assert.ThrowsAsync<EndpointException>(() => FetchAsync());

        Assert.Equal(ErrorIds.ArchiveCopyCorrupt, failure.ErrorId);
        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(Target)!));
    }

    [Fact]
    public async Task An_object_that_is_not_there_is_named()
    {
        var failure = await Assert.ThrowsAsync<EndpointException>(() => FetchAsync());

        Assert.Equal(ErrorIds.StoreObjectNotFound, failure.ErrorId);
        Assert.Contains(Location.ToString(), failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s3://bucket")]
    [InlineData("s3://bucket/a/..")]
    [InlineData("s3://bucket/.")]
    public async Task A_key_that_is_no_name_is_refused(string source)
    {
        using var store = new ArchiveStore(new AosConfiguration { S3Endpoint = Address });

        var failure = await Assert.ThrowsAsync<AosException>(() => Fetcher(store).FetchAsync(StoreLocation.Parse(source), Root, replace: true, Seen, Token));

        Assert.Equal(ErrorIds.StoreLocationInvalid, failure.ErrorId);
    }

    private string GoldenArchive()
    {
        var golden = Directory.CreateDirectory(Path.Combine(Root, "shadow_simulation_20251202_131219", "golden")).FullName;
        File.WriteAllText(Path.Combine(golden, "primary-w0-0084028e.golden.json"), "{}");
        var configuration = new AosConfiguration { StateDirectory = Path.Combine(Root, "state"), RunRoot = Root, ArchiveDirectory = Path.Combine(Root, "archive") };
        var options = new GoldenArchiveOptions { Destination = configuration.ArchiveDirectory, QuietTime = TimeSpan.Zero };
        return Assert.Single(new GoldenArchiver(configuration, TimeProvider.System)
            .ArchiveAsync(new GoldenFileSelection([], [golden], GoldenFileFilter.All), options, new Agreed(), Seen, Token).ToBlockingEnumerable(Token)).Path;
    }

    private GoldenArchiveFetcher Fetcher(ArchiveStore store) => new(store, new RetentionLog(Log, TimeProvider.System), TimeProvider.System);

    private async Task<GoldenArchiveCopy> FetchAsync(bool force = false)
    {
        using var store = new ArchiveStore(new AosConfiguration { S3Endpoint = Address });
        return await Fetcher(store).FetchAsync(Location, Path.GetDirectoryName(Target)!, force, Seen, Token);
    }

    private sealed class Agreed : IChangeApproval
    {
        public bool IsDryRun => false;

        public bool Approves(string target, string action) => true;
    }
}
