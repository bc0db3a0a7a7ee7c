using System.Security.Cryptography;
using AosOps.Golden.Stores;
using AosOps.Operations;

namespace AosOps.Tests.Golden.Stores;

public sealed class ArchiveDigestTests : IDisposable
{
    private const int PartSize = 16 * 1024 * 1024;

    private readonly TempDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(PartSize, 1)]
    [InlineData(PartSize + 1, 2)]
    [InlineData(2 * PartSize, 2)]
    public async Task An_archive_is_described_as_a_whole_and_in_parts(int size, int parts)
    {
        var content = new byte[size];
        new Random(size).NextBytes(content);

        var digest = await DigestAsync(content);

        Assert.Equal((size, parts), (digest.Size, digest.Parts.Count));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), digest.Sha256);
        Assert.Equal(SHA256.HashData(content.AsSpan(0, Math.Min(size, PartSize))), digest.Parts[0]);
        Assert.Equal(SHA256.HashData(content.AsSpan((parts - 1) * PartSize)), digest.Parts[^1]);
    }

    [Fact]
    public async Task The_checksum_of_a_store_is_that_of_the_whole_or_of_the_parts()
    {
        var content = new byte[PartSize + 5];
        var digest = await DigestAsync(content);
        var parts = SHA256.HashData([.. SHA256.HashData(content.AsSpan(0, PartSize)), .. SHA256.HashData(content.AsSpan(PartSize))]);

        Assert.True(digest.Matches(Convert.ToBase64String(SHA256.HashData(content))));
        Assert.True(digest.Matches(Convert.ToBase64String(parts) + "-2"));
        Assert.False(digest.Matches(Convert.ToBase64String(parts) + "-3"));
        Assert.False(digest.Matches(Convert.ToBase64String(parts)));
        Assert.False(digest.Matches(null));
    }

    [Fact]
    public async Task An_archive_that_is_not_there_is_named()
    {
        var failure = await Assert.ThrowsAsync<AosException>(() =>
            ArchiveDigest.ComputeAsync(directory["none.tgz"], new Progress<long>(), TestContext.Current.CancellationToken));

        Assert.Equal((ErrorIds.PathNotFound, directory["none.tgz"]), (failure.ErrorId, failure.FilePath));
    }

    private Task<ArchiveDigest> DigestAsync(byte[] content) =>
        ArchiveDigest.ComputeAsync(directory.Write("a.tgz", content), new Progress<long>(), TestContext.Current.CancellationToken);
}
