using System.Text;
using AosOps.Golden.Archives;
using AosOps.Operations;

namespace AosOps.Tests.Golden.Archives;

public sealed class ManifestTests
{
    private const string Head = "#mtree\n# run: r\n# directory: /d\n# created: 2025-12-09T13:00:00Z\n/set type=file mode=0640\n";
    private static readonly string Digest = new('a', 64);

    [Fact]
    public void A_manifest_is_read_as_it_was_written()
    {
        ArchiveMember[] members =
        [
            new("golden/a.golden.json", 440, 1_764_677_539, (UnixFileMode)0x1A4, [.. Enumerable.Range(0, 32).Select(value => (byte)value)]),
            new("golden/two words\n#\\ü.golden.json", 0, -5, (UnixFileMode)0x1A0, new byte[32]),
        ];
        var written = ManifestWriter.Write(new ArchiveManifest("run 1", "/tmp/a b/golden", new DateTimeOffset(2025, 12, 9, 13, 0, 0, TimeSpan.Zero), members));

        var read = ManifestReader.Read(written.WrittenSpan, "archive");

        Assert.Equal(("run 1", "/tmp/a b/golden", new DateTimeOffset(2025, 12, 9, 13, 0, 0, TimeSpan.Zero)), (read.Run, read.Directory, read.CreatedAt));
        Assert.Equal(members.Select(member => (member.Path, member.Size, member.ModifiedAt, member.Mode)), read.Members.Select(member => (member.Path, member.Size, member.ModifiedAt, member.Mode)));
        Assert.All(members.Zip(read.Members), pair => Assert.Equal(pair.First.Digest, pair.Second.Digest));
    }

    [Fact]
    public void A_manifest_is_one_line_a_file()
    {
        var written = ManifestWriter.Write(new ArchiveManifest("r", "/d", DateTimeOffset.UnixEpoch, [new ArchiveMember("golden/a b", 1, 2, (UnixFileMode)0x1A0, new byte[32])]));

        Assert.EndsWith($"/set type=file mode=0640\n./golden/a\\040b size=1 time=2.0 sha256digest={new string('0', 64)}\n", Encoding.ASCII.GetString(written.WrittenSpan), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("./a size=1 time=1.0\n")]
    [InlineData("./a size=x time=1.0 sha256digest=D\n")]
    [InlineData("./a size=1 time=1 sha256digest=D\n")]
    [InlineData("./a size=-1 time=1.0 sha256digest=D\n")]
    [InlineData("./a size=1 time=1.0 sha256digest=Dz\n")]
    [InlineData("./a size=1 time=1.0 sha256digest=D link=b\n")]
    [InlineData("./ size=1 time=1.0 sha256digest=D\n")]
    [InlineData("./a\\9 size=1 time=1.0 sha256digest=D\n")]
    [InlineData("./a size=1 time=1.0 sha256digest=D mode=9\n")]
    [InlineData("./a size=1 time=1.0 sha256digest=D")]
    [InlineData("what is this\n")]
    public void A_line_of_another_form_is_an_error_that_names_it(string line)
    {
        var failure = Assert.Throws<AosException>(() => ManifestReader.Read(Encoding.ASCII.GetBytes(Head + line.Replace("D", Digest, StringComparison.Ordinal)), "archive.tgz"));

        Assert.Equal(ErrorIds.ArchiveManifestInvalid, failure.ErrorId);
        Assert.Contains("line 6", failure.Message, StringComparison.Ordinal);
    }
}
