using AosOps.Golden.Archives;
using AosOps.Operations;

namespace AosOps.Tests.Golden.Archives;

/// <summary>Archives with bytes changed at random: each is told apart or read, and none ends the program.</summary>
public sealed class ArchiveFuzzTests : IDisposable
{
    private static readonly byte[][] Pieces =
    [
        [0x1F, 0x8B, 8, 4], [0x1F, 0x8B, 8, 0], new byte[512], [.. "ustar\0"u8], [.. "ustar  \0"u8], [.. "../"u8], [.. "00000000000\0"u8],
        [0x80, 0xFF, 0xFF, 0xFF], [.. "30 path=/etc/passwd\n"u8], [.. "L"u8], [.. "x"u8], [.. "S"u8], [.. "1"u8], [.. "size="u8], [.. "\\777"u8], [.. "\n"u8],
    ];

    private readonly ArchiveSandbox sandbox = new();
    private readonly Mutation mutation = new(new Random(3), Pieces);

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void Tar_files_with_changed_bytes_are_read_or_told()
    {
        var tar = new TarBytes().Add("golden/", type: '5').Add("golden/a.golden.json", "{}").AddLongName("golden/" + new string('n', 150), "{}")
            .AddPax("path", "golden/ü.golden.json", "{}").Add("golden/l", type: '1', link: "golden/a.golden.json").Add("golden/s", "{}", 'S', magic: "ustar  \0").ToArray();
        for (var i = 0; i < Mutation.Inputs / 16; i++)
            Read(TarBytes.Gzip(mutation.Of(tar)));
    }

    [Fact]
    public async Task Compressed_archives_with_changed_bytes_never_pass_for_what_they_are_not()
    {
        sandbox.WriteRun(4);
        var path = Assert.Single(await sandbox.ArchiveAsync()).Path;
        var archive = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        var digests = Digests(path);
        for (var i = 0; i < Mutation.Inputs / 16; i++)
        {
            // Where both ends that show whose archive it is are gone, it may still hold what it should.
            if (Read(mutation.Of(archive)).State == GoldenArchiveState.Intact)
                Assert.Equal(digests, Digests(sandbox.Files["fuzzed.tgz"]));
        }
    }

    [Fact]
    public void Manifests_with_changed_bytes_are_read_or_told()
    {
        var manifest = ManifestWriter.Write(new ArchiveManifest("run", "/tmp/a b", DateTimeOffset.UnixEpoch, [new ArchiveMember("golden/x y", 7, 8, (UnixFileMode)0x1A0, new byte[32])])).WrittenSpan.ToArray();
        for (var i = 0; i < Mutation.Inputs; i++)
        {
            try
            {
                ManifestReader.Read(mutation.Of(manifest), "archive");
            }
            catch (AosException failure)
            {
                Assert.Equal(ErrorIds.ArchiveManifestInvalid, failure.ErrorId);
            }
        }
    }

    private static string[] Digests(string archive) =>
        [.. new ArchiveReader().Read(archive, TestContext.Current.CancellationToken).Files.Select(file => Convert.ToHexString(file.Member.Digest))];

    private GoldenArchiveTest Read(byte[] archive) => ArchiveSandbox.Test(sandbox.Files.Write("fuzzed.tgz", archive));
}
