using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using AosOps.Helix;
using AosOps.Operations;
using AosOps.Tests.Helix.Installation;

namespace AosOps.Tests.Helix.Backup;

public sealed class HelixBackupWriterTests : IDisposable
{
    private readonly HelixRoot root = new();
    private readonly TempDirectory target = new();
    private readonly RecordingObserver observer = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        root.Dispose();
        target.Dispose();
    }

    [Fact]
    public async Task Units_drop_ins_environment_seed_and_database_are_in_it_with_their_hashes()
    {
        root.Write("/etc/systemd/system/helix-shadow-metrics.service.d/env.conf", "[Service]\nEnvironment=HELIX_TOKEN=geheim SEED_VALUE=0.2\nEnvironmentFile=-/etc/helix/*.env\n");
        root.Write("/etc/helix/a.env", "DB_PASSWORD=geheim\n");
        root.Write("/var/lib/helix/dissonance.db", "the database");

        var backup = await WriteAsync();

        var files = Read(backup.Path);
        Assert.Equal(
            [
                "etc/helix/a.env", "etc/systemd/system/helix-dissonance.service", "etc/systemd/system/helix-shadow-metrics.service",
                "etc/systemd/system/helix-shadow-metrics.service.d/env.conf", "run/helix/dissonance.env", "var/lib/helix/dissonance.db",
            ],
            backup.Files);
        Assert.Equal(backup.Files, files.Keys.Where(name => name != "manifest.json").Order(StringComparer.Ordinal));
        Assert.DoesNotContain(files.Values, content => System.Text.Encoding.UTF8.GetString(content).Contains("geheim", StringComparison.Ordinal));
        Assert.Equal((2, 12L), (backup.MaskedSecrets, backup.DatabaseSize!.Value));
        using var manifest = JsonDocument.Parse(files["manifest.json"]);
        foreach (var file in manifest.RootElement.GetProperty("files").EnumerateArray())
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(files[file.GetProperty("path").GetString()!])), file.GetProperty("sha256").GetString());
    }

    [Fact]
    public async Task Only_its_owner_may_read_it_and_nothing_else_is_left_behind()
    {
        root.Write("/var/lib/helix/dissonance.db", "the database");

        var backup = await WriteAsync();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(backup.Path));
        Assert.Equal([backup.Path], Directory.GetFileSystemEntries(target.Path));
        Assert.Equal("helix_20251202_131219.tgz", Path.GetFileName(backup.Path));
    }

    [Fact]
    public async Task A_second_backup_in_the_same_second_gets_a_name_of_its_own()
    {
        await WriteAsync();

        Assert.Equal("helix_20251202_131219_2.tgz", Path.GetFileName((await WriteAsync()).Path));
    }

    [Fact]
    public async Task What_is_not_there_is_left_out_with_a_warning()
    {
        File.Delete(root["/etc/systemd/system/helix-dissonance.service"]);

        var backup = await WriteAsync();

        Assert.Null(backup.DatabaseSize);
        Assert.Equal(["There is no unit file of helix-dissonance.service.", "There is no database /var/lib/helix/dissonance.db."], observer.Warnings);
    }

    [Fact]
    public async Task A_database_that_is_named_and_missing_is_an_error_and_leaves_nothing_behind()
    {
        var failure = await Assert.ThrowsAsync<AosException>(() => WriteAsync(target["nope.db"]));

        Assert.Equal(ErrorIds.PathNotFound, failure.ErrorId);
        Assert.Empty(Directory.GetFileSystemEntries(target.Path));
    }

    [Fact]
    public async Task A_copy_that_fails_leaves_nothing_behind()
    {
        root.Write("/var/lib/helix/dissonance.db", "broken");

        await Assert.ThrowsAsync<AosException>(() => WriteAsync());

        Assert.Empty(Directory.GetFileSystemEntries(target.Path));
    }

    private Task<HelixBackup> WriteAsync(string? database = null) =>
        new HelixBackupWriter(new RootDirectory(root.Path), () => new FileCopy(), new FakeTime()).WriteAsync(target.Path, database, observer, Token);

    private static Dictionary<string, byte[]> Read(string path)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        using var tar = new TarReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
        {
            using var content = new MemoryStream();
            entry.DataStream?.CopyTo(content);
            files.Add(entry.Name, content.ToArray());
        }

        return files;
    }

    /// <summary>Copies a file as if it were a database; one that says that it is broken is.</summary>
    private sealed class FileCopy : IDatabaseBackup
    {
        public async Task CopyAsync(string source, string destination, CancellationToken token)
        {
            await File.WriteAllTextAsync(destination, await File.ReadAllTextAsync(source, token), token);
            if (await File.ReadAllTextAsync(source, token) == "broken")
                throw new AosException(ErrorIds.DatabaseBackupFailed, FailureKind.ReadFailed, "It is broken.");
        }
    }
}
