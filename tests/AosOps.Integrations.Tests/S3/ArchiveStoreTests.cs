using AosOps.Configuration;
using AosOps.Golden.Stores;
using AosOps.Integrations.Tests.Servers;
using AosOps.Operations;

namespace AosOps.Integrations.Tests.S3;

public sealed class ArchiveStoreTests(ObjectStoreServer server) : ObjectStoreTests(server)
{
    [Fact]
    public async Task An_archive_is_copied_and_read_back_where_the_store_gives_no_checksum()
    {
        var archive = Archive(SmallSize, seed: 1);

        var copy = await CopyAsync(Address, archive);

        Assert.Equal((GoldenArchiveCopyOutcome.Copied, GoldenArchiveVerification.ReadBack, 1), (copy.Outcome, copy.Verification, copy.Parts));
        Assert.Equal(Hash(archive), copy.Sha256);
        Assert.Equal(Hash(archive), await StoredAsync(SmallSize));
        Assert.Contains($"COPY: '{archive}' copied to '{Location}'", await File.ReadAllTextAsync(Log, Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_archive_is_sent_in_parts()
    {
        var archive = Archive(LargeSize, seed: 2);

        var copy = await CopyAsync(Address, archive);

        Assert.Equal((GoldenArchiveCopyOutcome.Copied, 3), (copy.Outcome, copy.Parts));
        Assert.Equal(Hash(archive), await StoredAsync(LargeSize));
        Assert.Contains(Seen.Reports, report => report.Activity == $"Copying {Path.GetFileName(archive)}" && report.Fraction == 1);
    }

    [Fact]
    public async Task What_is_there_already_is_not_sent_again()
    {
        var archive = Archive(SmallSize, seed: 3);
        await CopyAsync(Address, archive);
        await using var proxy = new FaultyProxy(Server.Port, static _ => Fault.None);

        var copy = await CopyAsync(proxy.Start(), archive);

        Assert.Equal(GoldenArchiveCopyOutcome.AlreadyThere, copy.Outcome);
        Assert.DoesNotContain(proxy.Requests, line => line.StartsWith("PUT", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(SmallSize)]
    [InlineData(SmallSize - 1)]
    public async Task An_object_with_another_content_is_replaced_only_by_force(int size)
    {
        await CopyAsync(Address, Archive(size, seed: 4));
        var archive = Archive(SmallSize, seed: 5);

        var failure = await Assert.ThrowsAsync<EndpointException>(() => CopyAsync(Address, archive));
        Assert.Equal(ErrorIds.ArchiveCopyConflict, failure.ErrorId);
        Assert.NotEqual(Hash(archive), await StoredAsync(size));

        var copy = await CopyAsync(Address, archive, force: true);
        Assert.Equal(GoldenArchiveCopyOutcome.Copied, copy.Outcome);
        Assert.Equal(Hash(archive), await StoredAsync(SmallSize));
    }

    [Fact]
    public async Task A_part_whose_connection_is_cut_is_sent_again()
    {
        var archive = Archive(LargeSize, seed: 6);
        await using var proxy = new FaultyProxy(Server.Port, Once(line => line.Contains("partNumber=2", StringComparison.Ordinal), new Fault(CutAfter: 1_000_000)));

        await CopyAsync(proxy.Start(), archive);

        Assert.Equal(2, proxy.Requests.Count(line => line.Contains("partNumber=2", StringComparison.Ordinal)));
        Assert.Equal(Hash(archive), await StoredAsync(LargeSize));
    }

    [Fact]
    public async Task A_store_that_wants_less_haste_gets_it()
    {
        var archive = Archive(SmallSize, seed: 7);
        await using var proxy = new FaultyProxy(Server.Port, Once(line => line.StartsWith("PUT", StringComparison.Ordinal), Fault.Of(503, "SlowDown")));

        await CopyAsync(proxy.Start(), archive);

        Assert.Equal(Hash(archive), await StoredAsync(SmallSize));
    }

    [Fact]
    public async Task The_reading_back_goes_on_where_it_was_cut_off()
    {
        var archive = Archive(SmallSize, seed: 8);
        await CopyAsync(Address, archive);
        var cut = new Fault($"HTTP/1.1 206 Partial Content\r\nContent-Length: {SmallSize}\r\nContent-Range: bytes 0-{SmallSize - 1}/{SmallSize}\r\nConnection: close\r\n\r\n");
        await using var proxy = new FaultyProxy(Server.Port, Once(line => line.StartsWith("GET", StringComparison.Ordinal), cut));

        var copy = await CopyAsync(proxy.Start(), archive);

        Assert.Equal(GoldenArchiveCopyOutcome.AlreadyThere, copy.Outcome);
        Assert.Equal(2, proxy.Requests.Count(line => line.StartsWith("GET", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_upload_that_fails_leaves_no_object_and_no_parts()
    {
        await using var proxy = new FaultyProxy(Server.Port, line =>
            IsAbort(line) ? Fault.OfHeaders(204)
            : line.Contains("partNumber=3", StringComparison.Ordinal) ? Fault.Of(403, "AccessDenied")
            : Fault.None);
        var address = proxy.Start();

        var failure = await Assert.ThrowsAsync<EndpointException>(() => CopyAsync(address, Archive(LargeSize, seed: 9)));

        Assert.Equal(ErrorIds.EndpointAuthenticationFailed, failure.ErrorId);
        Assert.Contains($"{address.GetLeftPart(UriPartial.Authority)} refused access to bucket '{ObjectStoreServer.Bucket}'", failure.Message, StringComparison.Ordinal);
        Assert.Contains(proxy.Requests, IsAbort);
        Assert.Null(await FindAsync());
        Assert.False(File.Exists(Log));
    }

    [Fact]
    public async Task An_upload_that_is_stopped_leaves_no_object_and_no_parts()
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using var proxy = new FaultyProxy(Server.Port, line =>
        {
            if (line.Contains("partNumber=3", StringComparison.Ordinal))
                stopping.Cancel();
            return IsAbort(line) ? Fault.OfHeaders(204) : Fault.None;
        });
        var address = proxy.Start();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CopyAsync(address, Archive(LargeSize, seed: 10), token: stopping.Token));

        Assert.Contains(proxy.Requests, IsAbort);
        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task Parts_that_cannot_be_removed_are_a_warning_and_the_failure_remains_the_failure()
    {
        await using var proxy = new FaultyProxy(Server.Port, line =>
            IsAbort(line) || line.Contains("partNumber=1", StringComparison.Ordinal) ? Fault.Of(403, "AccessDenied") : Fault.None);

        var failure = await Assert.ThrowsAsync<EndpointException>(() => CopyAsync(proxy.Start(), Archive(LargeSize, seed: 11)));

        Assert.Equal(ErrorIds.EndpointAuthenticationFailed, failure.ErrorId);
        Assert.Contains("remain in the store", Assert.Single(Seen.Warnings), StringComparison.Ordinal);
    }

    /// <summary>s3rver does not check what it is sent: the damage reaches its disk.</summary>
    [Theory]
    [InlineData(SmallSize)]
    [InlineData(LargeSize)]
    public async Task Bytes_that_are_damaged_on_their_way_are_found_and_remain_until_they_are_replaced_by_force(int size)
    {
        var archive = Archive(size, seed: 12);
        await using var proxy = new FaultyProxy(Server.Port, line => line.StartsWith("PUT", StringComparison.Ordinal) ? new Fault(Damaged: 50_000) : Fault.None);

        var failure = await Assert.ThrowsAsync<EndpointException>(() => CopyAsync(proxy.Start(), archive));

        Assert.Equal(ErrorIds.ArchiveCopyCorrupt, failure.ErrorId);
        Assert.Contains("They remain there", failure.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Log));
        Assert.DoesNotContain(proxy.Requests, line => line.StartsWith("DELETE", StringComparison.Ordinal));
        await CopyAsync(Address, archive, force: true);
        Assert.Equal(Hash(archive), await StoredAsync(size));
    }

    [Fact]
    public async Task A_store_that_finds_the_damage_itself_is_believed()
    {
        await using var proxy = new FaultyProxy(Server.Port, line => line.StartsWith("PUT", StringComparison.Ordinal) ? Fault.Of(400, "BadDigest") : Fault.None);

        var failure = await Assert.ThrowsAsync<EndpointException>(() => CopyAsync(proxy.Start(), Archive(SmallSize, seed: 13)));

        Assert.Equal(ErrorIds.ArchiveCopyCorrupt, failure.ErrorId);
    }

    [Fact]
    public async Task A_checksum_of_the_store_spares_the_reading_back()
    {
        var archive = Archive(SmallSize, seed: 14);
        var checksum = Convert.ToBase64String(Convert.FromHexString(Hash(archive)));
        var described = new Fault($"HTTP/1.1 200 OK\r\nContent-Length: {SmallSize}\r\nx-amz-checksum-sha256: {checksum}\r\nConnection: close\r\n\r\n");
        var sent = false;
        await using var proxy = new FaultyProxy(Server.Port, line =>
        {
            sent |= line.StartsWith("PUT", StringComparison.Ordinal);
            return sent && line.StartsWith("HEAD", StringComparison.Ordinal) ? described : Fault.None;
        });

        var copy = await CopyAsync(proxy.Start(), archive);

        Assert.Equal((GoldenArchiveCopyOutcome.Copied, GoldenArchiveVerification.StoreChecksum), (copy.Outcome, copy.Verification));
        Assert.DoesNotContain(proxy.Requests, line => line.StartsWith("GET", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bucket_that_is_not_there_is_named_with_its_endpoint()
    {
        using var store = new ArchiveStore(new AosConfiguration { S3Endpoint = Address });

        var failure = await Assert.ThrowsAsync<EndpointException>(() => Copier(store).CopyAsync(
            Archive(SmallSize, seed: 15), StoreLocation.Parse("s3://nowhere/golden.tgz"), replace: false, Seen, Token));

        Assert.Equal(ErrorIds.StoreBucketNotFound, failure.ErrorId);
        Assert.Equal($"http://127.0.0.1:{Server.Port} has no bucket 'nowhere'.", failure.Message);
    }

    private static bool IsAbort(string line) => line.StartsWith("DELETE", StringComparison.Ordinal) && line.Contains("uploadId=", StringComparison.Ordinal);

    /// <summary>A fault that happens to the first request that it concerns.</summary>
    private static Func<string, Fault> Once(Func<string, bool> concerns, Fault fault)
    {
        var happened = 0;
        return line => concerns(line) && Interlocked.Exchange(ref happened, 1) == 0 ? fault : Fault.None;
    }
}
