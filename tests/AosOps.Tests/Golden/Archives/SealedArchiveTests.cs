using System.IO.Compression;
using AosOps.Golden.Archives;
using static AosOps.Golden.Archives.GoldenArchiveProblemKind;

namespace AosOps.Tests.Golden.Archives;

/// <summary>What is told of archives of AosOps that somebody or something altered.</summary>
public sealed class SealedArchiveTests : IDisposable
{
    private readonly ArchiveSandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public async Task Every_flipped_bit_is_told()
    {
        var archive = await ArchiveAsync(3);
        var bytes = await File.ReadAllBytesAsync(archive, TestContext.Current.CancellationToken);
        var random = new Random(7);
        // All of the beginning and the end, where the structure is, and some of what lies between.
        var positions = Enumerable.Range(0, 64).Concat(Enumerable.Range(bytes.Length - 200, 200)).Concat(Enumerable.Range(0, 150).Select(_ => random.Next(bytes.Length)));
        foreach (var position in positions)
        {
            var bit = (byte)(1 << random.Next(8));
            bytes[position] ^= bit;
            await File.WriteAllBytesAsync(archive, bytes, TestContext.Current.CancellationToken);
            Assert.True(ArchiveSandbox.Test(archive).State == GoldenArchiveState.Damaged, $"byte {position}, bit {bit}");
            bytes[position] ^= bit;
        }
    }

    [Fact]
    public async Task An_archive_that_is_cut_off_anywhere_is_told()
    {
        var archive = await ArchiveAsync(3);
        var bytes = await File.ReadAllBytesAsync(archive, TestContext.Current.CancellationToken);
        for (var length = 1; length < bytes.Length; length += 7)
        {
            await File.WriteAllBytesAsync(archive, bytes[..^length], TestContext.Current.CancellationToken);
            Assert.Contains(ArchiveSandbox.Test(archive).Problems, problem => problem.Kind == Truncated);
        }
    }

    [Fact]
    public async Task An_altered_file_is_named()
    {
        var (tar, archive) = await UnpackAsync(3);
        var text = System.Text.Encoding.Latin1.GetString(tar);
        var position = text.IndexOf("\"seed\": 1", StringComparison.Ordinal) + 8;
        tar[position] = (byte)'2';

        Assert.Equal([(Different, Path(1))], Problems(archive, tar));
    }

    [Fact]
    public async Task A_missing_a_foreign_and_a_doubled_file_are_named()
    {
        var (tar, archive) = await UnpackAsync(3);
        // Each file of this run has one block of header and one of content.
        var first = tar[..1024];
        var second = tar[1024..2048];
        var foreign = new TarBytes().Add("foreign", "{}").WithoutEnd();

        var missing = System.Text.Encoding.ASCII.GetString(first, 0, 100).TrimEnd('\0');
        Assert.Equal([(Missing, missing)], Problems(archive, tar[1024..]));
        Assert.Equal([(Extra, "foreign")], Problems(archive, [.. foreign, .. tar]));
        Assert.Equal([(Duplicate, System.Text.Encoding.ASCII.GetString(second, 0, 100).TrimEnd('\0'))], Problems(archive, [.. first, .. second, .. tar[1024..]]));
    }

    [Fact]
    public async Task A_manifest_that_cannot_be_read_is_told()
    {
        var (tar, archive) = await UnpackAsync(2);
        tar[System.Text.Encoding.Latin1.GetString(tar).IndexOf(" size=", StringComparison.Ordinal) + 6] = (byte)'x';

        Assert.Equal([(ManifestInvalid, ArchiveSandbox.Run + "/golden.mtree")], Problems(archive, tar));
    }

    [Fact]
    public async Task An_archive_that_was_compressed_anew_is_compared_all_the_same()
    {
        var (tar, archive) = await UnpackAsync(5);

        await File.WriteAllBytesAsync(archive, TarBytes.Gzip(tar), TestContext.Current.CancellationToken);

        Assert.Equal(GoldenArchiveState.Intact, ArchiveSandbox.Test(archive).State);
    }

    [Fact]
    public async Task A_list_of_archives_reads_only_their_ends()
    {
        var archive = await ArchiveAsync(3);
        var bytes = await File.ReadAllBytesAsync(archive, TestContext.Current.CancellationToken);
        bytes[40] ^= 1;
        await File.WriteAllBytesAsync(archive, bytes, TestContext.Current.CancellationToken);

        var described = GoldenArchiveFinder.Describe(archive, TestContext.Current.CancellationToken);

        Assert.Equal((GoldenArchiveState.Sealed, 3L, true, ArchiveSandbox.Run), (described.State, described.Files, described.HasManifest, described.Run));
        Assert.Equal(sandbox.Clock.GetUtcNow(), described.Created);
    }

    private static string Path(int index) => $"{ArchiveSandbox.Run}/golden/primary-w{index % 3}-{index:x8}.golden.json";

    private async Task<string> ArchiveAsync(int files)
    {
        sandbox.WriteRun(files);
        return Assert.Single(await sandbox.ArchiveAsync()).Path;
    }

    private async Task<(byte[] Tar, string Archive)> UnpackAsync(int files)
    {
        var archive = await ArchiveAsync(files);
        await using var gzip = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress);
        using var tar = new MemoryStream();
        await gzip.CopyToAsync(tar, TestContext.Current.CancellationToken);
        return (tar.ToArray(), archive);
    }

    private static (GoldenArchiveProblemKind Kind, string? Member)[] Problems(string archive, byte[] tar)
    {
        File.WriteAllBytes(archive, TarBytes.Gzip(tar));
        return [.. ArchiveSandbox.Test(archive).Problems.Select(problem => (problem.Kind, problem.Member))];
    }
}
