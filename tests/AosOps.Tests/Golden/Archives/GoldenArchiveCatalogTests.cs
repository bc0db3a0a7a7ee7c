using AosOps.Golden.Archives;
using AosOps.Golden.Storage;

namespace AosOps.Tests.Golden.Archives;

public sealed class GoldenArchiveCatalogTests : IDisposable
{
    private readonly ArchiveSandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public async Task A_file_that_an_archive_holds_is_found_in_it()
    {
        var archive = await KeepAsync("a.golden.json", "{}");

        Assert.Equal(archive, await FindAsync("a.golden.json"));
    }

    [Fact]
    public async Task An_archive_that_is_gone_since_it_was_read_holds_nothing()
    {
        var archive = await KeepAsync("a.golden.json", "{}");
        var catalog = new GoldenArchiveCatalog(sandbox.Configuration);
        var file = Assert.Single(new GoldenFileFinder(sandbox.Clock).Find([sandbox.Golden], GoldenFileFilter.All, sandbox.Observer, TestContext.Current.CancellationToken));
        Assert.Equal(archive, await catalog.FindAsync(file, TestContext.Current.CancellationToken));

        File.Delete(archive);

        Assert.Null(await catalog.FindAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_of_which_an_archive_holds_another_version_is_in_none()
    {
        await KeepAsync("a.golden.json", "{}");
        sandbox.Write(sandbox.Golden, "a.golden.json", "[]");

        Assert.Null(await FindAsync("a.golden.json"));
    }

    [Fact]
    public async Task A_file_of_another_run_is_not_this_one()
    {
        await KeepAsync("a.golden.json", "{}");
        var other = Directory.CreateDirectory(sandbox.Files["runs", "shadow_simulation_20260101_000000", "golden"]).FullName;
        sandbox.Write(other, "a.golden.json", "{}");

        Assert.Null(await FindAsync("a.golden.json", other));
    }

    [Fact]
    public async Task A_file_that_was_signed_since_is_in_none()
    {
        await KeepAsync("a.golden.json", "{}");
        sandbox.Write(sandbox.Golden, "a.golden.json.sig", "abc");

        Assert.Null(await FindAsync("a.golden.json"));
    }

    [Fact]
    public async Task What_is_damaged_in_an_archive_does_not_count()
    {
        var archive = await KeepAsync("a.golden.json", "{}");
        var bytes = await File.ReadAllBytesAsync(archive, TestContext.Current.CancellationToken);
        bytes[25] ^= 0x10;
        await File.WriteAllBytesAsync(archive, bytes, TestContext.Current.CancellationToken);

        Assert.Null(await FindAsync("a.golden.json"));
    }

    [Fact]
    public async Task An_archive_of_full_paths_counts_too()
    {
        sandbox.Write(sandbox.Golden, "a.golden.json", "{}");
        var archive = Path.Combine(Directory.CreateDirectory(sandbox.Configuration.ArchiveDirectory).FullName, "backup.tgz");
        ArchiveSandbox.Shell($"tar czf '{archive}' '{sandbox.Golden}'");

        Assert.Equal(archive, await FindAsync("a.golden.json"));
    }

    [Fact]
    public async Task Without_an_archive_directory_nothing_is_archived()
    {
        sandbox.Write(sandbox.Golden, "a.golden.json", "{}");

        Assert.Null(await FindAsync("a.golden.json"));
    }

    private async Task<string> KeepAsync(string name, string content)
    {
        sandbox.Write(sandbox.Golden, name, content);
        return Assert.Single(await sandbox.ArchiveAsync(sandbox.Options() with { KeepOriginal = true })).Path;
    }

    private async Task<string?> FindAsync(string name, string? directory = null)
    {
        var path = Path.Combine(directory ?? sandbox.Golden, name);
        var file = Assert.Single(new GoldenFileFinder(sandbox.Clock).Find([path], GoldenFileFilter.All, sandbox.Observer, TestContext.Current.CancellationToken));
        return await new GoldenArchiveCatalog(sandbox.Configuration).FindAsync(file, TestContext.Current.CancellationToken);
    }
}
