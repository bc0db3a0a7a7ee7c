using System.Text;
using AosOps.Golden.Archives;
using AosOps.Operations;
using static AosOps.Golden.Archives.GoldenArchiveProblemKind;

namespace AosOps.Tests.Golden.Archives;

/// <summary>What is told of archives that are not what they should be.</summary>
public sealed class ArchiveReaderTests : IDisposable
{
    private const string Member = "tmp/shadow_simulation_1/golden/a.golden.json";

    private readonly TempDirectory files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void An_archive_without_a_manifest_is_read_to_its_end_and_says_so()
    {
        var test = Test(new TarBytes().Add("tmp/", type: '5').Add(Member, GoldenFileSample.Text(GoldenFileSample.Of("io"))).ToGzip());

        Assert.Equal((GoldenArchiveState.WithoutManifest, 1L, false), (test.State, test.Files, test.HasManifest));
        Assert.Equal(CheckStatus.Warning, test.Verdict);
        Assert.Empty(test.Problems);
    }

    [Fact]
    public void An_empty_tar_file_holds_nothing() => Assert.Equal([Empty], Kinds(TarBytes.Gzip(new byte[10_240])));

    [Fact]
    public void A_gzip_that_is_no_tar_file_is_no_archive()
    {
        Assert.Equal([NotAnArchive], Kinds(TarBytes.Gzip("hello world"u8)));
        Assert.Equal([NotAnArchive], Kinds(TarBytes.Gzip(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("hello world\n", 1000))))));
    }

    [Fact]
    public void A_file_that_is_no_gzip_is_no_archive() => Assert.Equal([NotAnArchive], Kinds(new TarBytes().Add(Member).ToArray()));

    [Fact]
    public void A_file_without_a_byte_is_cut_off() => Assert.Equal([Truncated], Kinds([]));

    [Fact]
    public void An_archive_that_is_cut_off_anywhere_is_told()
    {
        var whole = new TarBytes().Add(Member, new string('x', 3000)).Add(Member + "2", "y").ToGzip();
        for (var length = 0; length < whole.Length; length++)
            Assert.NotEqual(GoldenArchiveState.WithoutManifest, Test(whole[..length]).State);
    }

    [Fact]
    public void The_member_in_which_an_archive_ends_is_named()
    {
        var cut = new TarBytes().Add("golden/first.steps.jsonl", "{}").Add("golden/second.steps.jsonl", new string(' ', 5000)).WithoutEnd()[..4000];

        var problem = Assert.Single(Test(TarBytes.Gzip(cut)).Problems);

        Assert.Equal((Truncated, "golden/second.steps.jsonl"), (problem.Kind, problem.Member));
    }

    [Fact]
    public void An_archive_without_an_end_mark_may_be_cut_off() =>
        Assert.Equal([Truncated], Kinds(TarBytes.Gzip(new TarBytes().Add("golden/a.steps.jsonl", "{}").WithoutEnd())));

    [Fact]
    public void What_follows_the_end_is_told()
    {
        var one = new TarBytes().Add("golden/a.steps.jsonl", "{}").ToArray();

        Assert.Equal([Damaged], Kinds(TarBytes.Gzip([.. one, .. one])));
        Assert.Equal([Damaged], Kinds([.. TarBytes.Gzip(one), 1, 2, 3]));
    }

    [Theory]
    [InlineData("/etc/cron.d/a")]
    [InlineData("golden/../../a")]
    [InlineData("../a")]
    [InlineData("golden/..")]
    public void A_path_that_leaves_is_refused(string path)
    {
        Assert.Equal([(Refused, path)], Problems(new TarBytes().Add(path, "{}").ToGzip()));
        Assert.Equal([(Refused, path)], Problems(new TarBytes().AddPax("path", path, "{}").ToGzip()));
        Assert.Equal([(Refused, path)], Problems(new TarBytes().AddLongName(path, "{}").ToGzip()));
    }

    [Theory]
    [InlineData('2')]
    [InlineData('3')]
    [InlineData('4')]
    [InlineData('6')]
    public void Links_and_devices_are_refused(char type) =>
        Assert.Equal([(Refused, "golden/a.golden.json")], Problems(new TarBytes().Add("golden/a.golden.json", type: type, link: "/etc/passwd").ToGzip()));

    [Fact]
    public void A_hard_link_to_what_is_not_in_the_archive_is_refused() =>
        Assert.Equal([(Refused, "golden/a.golden.json")], Problems(new TarBytes().Add("golden/a.golden.json", type: '1', link: "etc/passwd").ToGzip()));

    [Fact]
    public void A_hard_link_to_a_member_before_it_is_a_copy_of_that()
    {
        var test = Test(new TarBytes().Add("golden/a.x", "{}").Add("golden/b.x", type: '1', link: "golden/a.x").ToGzip());

        Assert.Equal((GoldenArchiveState.WithoutManifest, 2L, 4L), (test.State, test.Files, test.ExpandedBytes));
    }

    [Fact]
    public void A_sparse_file_is_refused()
    {
        Assert.Equal([(Damaged, "golden/a.x")], Problems(new TarBytes().Add("golden/a.x", "{}", 'S', magic: "ustar  \0").ToGzip()));
        Assert.Equal([Refused], Kinds(new TarBytes().AddPax("GNU.sparse.major", "1", "{}", "golden/a.x").ToGzip()));
    }

    [Fact]
    public void Two_members_of_one_path_are_told() =>
        Assert.Equal([(Duplicate, "golden/a.x")], Problems(new TarBytes().Add("golden/a.x", "1").Add("./golden/a.x", "2").ToGzip()));

    [Fact]
    public void A_name_with_a_line_end_is_a_name() =>
        Assert.Equal(GoldenArchiveState.WithoutManifest, Test(new TarBytes().Add("golden/a\nb.x", "{}").AddLongName("golden/" + new string('n', 300), "{}").ToGzip()).State);

    [Theory]
    [InlineData("--format=posix")]
    [InlineData("--format=gnu")]
    public void A_line_end_in_a_path_is_read_of_any_form_of_tar(string form)
    {
        var name = "two\nlines of a\npath " + new string('n', 120) + ".golden.json";
        var content = GoldenFileSample.Text(GoldenFileSample.Of("io"));
        files.Write(Path.Combine("golden", name), content);
        files.Write(Path.Combine("golden", "ü.golden.json"), content);
        ArchiveSandbox.Shell($"cd '{files.Path}' && ln 'golden/{name}' 'golden/{name}.link' && tar {form} -czf archive.tgz golden/*");

        var scan = new ArchiveReader().Read(files["archive.tgz"], TestContext.Current.CancellationToken);

        Assert.Empty(scan.Problems);
        Assert.Equal([$"golden/{name}", $"golden/{name}.link", "golden/ü.golden.json"], scan.Files.Select(file => file.Member.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_line_end_in_an_attribute_that_is_not_the_path_leaves_the_path_alone()
    {
        var test = Test(new TarBytes().AddPax("comment", "of\ntwo lines", "{}", "golden/a\u0001b.x").AddPax("path", "golden/c\u0001\nd.x", "{}").ToGzip());

        Assert.Equal((GoldenArchiveState.WithoutManifest, 2L), (test.State, test.Files));
    }

    /// <summary>Attributes of just a block could pass for a header whose type is one that is refused.</summary>
    [Fact]
    public void Attributes_that_fill_a_block_are_no_header()
    {
        var path = "golden/" + new string('S', 495);

        Assert.Equal(GoldenArchiveState.WithoutManifest, Test(new TarBytes().AddPax("path", path, "{}").ToGzip()).State);
        Assert.Equal(GoldenArchiveState.WithoutManifest, Test(new TarBytes().AddLongName("golden/" + new string('S', 504), "{}").ToGzip()).State);
    }

    [Fact]
    public void A_golden_file_that_contradicts_itself_is_told_where_there_is_no_manifest()
    {
        var altered = GoldenFileSample.Edited(GoldenFileSample.Of("io"), "mock_io:", "mock_iq:");

        Assert.Equal([(ContentInvalid, Member), (ContentInvalid, "golden/b.steps.jsonl")], Problems(new TarBytes().Add(Member, altered).Add("golden/b.steps.jsonl", "{\"a\":1,}").ToGzip()));
    }

    [Theory]
    [InlineData('L')]
    [InlineData('K')]
    [InlineData('x')]
    [InlineData('g')]
    public void A_header_that_claims_gigabytes_takes_no_memory(char type)
    {
        var bytes = new TarBytes().Add("golden/x", type: type, size: "17000000000\0", magic: type is 'x' or 'g' ? "ustar\000" : "ustar  \0").ToGzip();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(GoldenArchiveState.Damaged, Test(bytes).State);

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 64 << 20);
    }

    [Fact]
    public void More_than_is_allowed_is_not_expanded()
    {
        var path = files.Write("bomb.tgz", new TarBytes().Add("golden/a.x", new string(' ', 5_000_000)).ToGzip());

        var failure = Assert.Throws<AosException>(() => new ArchiveReader(1_000_000).Read(path, TestContext.Current.CancellationToken));

        Assert.Equal(ErrorIds.ArchiveTooLarge, failure.ErrorId);
    }

    [Fact]
    public void An_archive_that_does_not_exist_is_a_clear_error() =>
        Assert.Equal(ErrorIds.PathNotFound, Assert.Throws<AosException>(() => ArchiveSandbox.Test(files["none.tgz"])).ErrorId);

    private GoldenArchiveTest Test(byte[] archive) => ArchiveSandbox.Test(files.Write("archive.tgz", archive));

    private GoldenArchiveProblemKind[] Kinds(byte[] archive) => [.. Test(archive).Problems.Select(problem => problem.Kind)];

    private (GoldenArchiveProblemKind Kind, string? Member)[] Problems(byte[] archive) => [.. Test(archive).Problems.Select(problem => (problem.Kind, problem.Member))];
}
