using AosOps.Golden.Stores;
using AosOps.Operations;

namespace AosOps.Tests.Golden.Stores;

public sealed class StoreLocationTests
{
    [Theory]
    [InlineData("s3://backups", "s3://backups/a.tgz")]
    [InlineData("s3://backups/", "s3://backups/a.tgz")]
    [InlineData("S3://backups/golden/2025/", "s3://backups/golden/2025/a.tgz")]
    [InlineData("s3://backups/with blank", "s3://backups/with blank/a.tgz")]
    public void An_archive_lies_under_the_prefix(string text, string archive) =>
        Assert.Equal(archive, StoreLocation.Parse(text).Append("a.tgz").ToString());

    [Theory]
    [InlineData("")]
    [InlineData("s3://")]
    [InlineData("s3:///prefix")]
    [InlineData("s3://two words/prefix")]
    [InlineData("https://backups/golden")]
    [InlineData("/root/archive")]
    public void What_is_no_bucket_is_refused(string text) =>
        Assert.Equal(ErrorIds.StoreLocationInvalid, Assert.Throws<AosException>(() => StoreLocation.Parse(text)).ErrorId);
}
