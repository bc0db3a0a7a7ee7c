using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Tests.Shadow.Status;

public sealed class GoldenUsageTests : IDisposable
{
    private readonly TempDirectory temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public void Only_golden_files_count()
    {
        Write("primary-w0-1.golden.json", 100);
        Write("primary-w0-2.golden.json", 23);
        Write("primary-w0-3.golden.json.tmp", 1000);

        Assert.Equal(new GoldenUsage(2, 123), GoldenUsage.Of(temp.Path, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(10, 100, 1000, false)]
    [InlineData(10, 101, 1000, true)]
    [InlineData(200, 1000, 199_999, true)]
    [InlineData(200, 1000, 200_000, false)]
    public void Files_exceed_a_limit_by_their_true_size(int files, int bytes, long limit, bool exceeds)
    {
        for (var file = 0; file < files; file++)
            Write($"primary-w0-{file:x8}.golden.json", bytes);

        Assert.Equal(exceeds, GoldenUsage.Exceeds(temp.Path, limit, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Many_small_files_do_not_exceed_a_large_limit()
    {
        for (var file = 0; file < 500; file++)
            Write($"primary-w0-{file:x8}.golden.json", 10);

        Assert.False(GoldenUsage.Exceeds(temp.Path, ShadowThresholds.GoldenBytesWarning, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_error_that_names_it()
    {
        var failure = Assert.Throws<AosException>(() => GoldenUsage.Of(temp["gone"], TestContext.Current.CancellationToken));

        Assert.Equal((ErrorIds.PathNotFound, temp["gone"]), (failure.ErrorId, failure.FilePath));
    }

    private void Write(string name, int bytes)
    {
        using var file = File.Create(temp[name]);
        file.SetLength(bytes);
    }

    [Fact]
    public void A_directory_of_such_a_name_is_not_counted()
    {
        using var run = new RunFixture();
        run.WithGolden("primary-w0-00000001");
        Directory.CreateDirectory(run.GoldenPath("primary-w0-00000002"));

        Assert.Equal(new GoldenUsage(1, 400), GoldenUsage.Of(Path.Combine(run.RunDirectory, "golden"), TestContext.Current.CancellationToken));
    }
}
