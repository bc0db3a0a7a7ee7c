using Helix.DissonanceResearch.Storage;
using Helix.DissonanceResearch.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Helix.Tests.DissonanceResearch.Storage;

public sealed class SqliteTimeStoreTests : TimeStoreContract
{
    private readonly TempDirectory directory = new();
    private string file = "";
    private MountedDisk? disk;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (disk is not null)
            await disk.DisposeAsync();
        directory.Dispose();
    }

    [Fact]
    public void A_directory_that_is_not_there_is_named_and_is_not_made()
    {
        using var store = new SqliteTimeStore(directory["missing", "dissonance.db"]);

        var failure = Assert.Throws<StorageException>(() => store.Open());

        Assert.Equal(StorageFault.Unreachable, failure.Fault);
        Assert.Contains(directory["missing"], failure.Message, StringComparison.Ordinal);
        Directory.CreateDirectory(directory["missing"]);
        Assert.Equal(0, store.Open().Entries);
    }

    [Fact]
    public void A_directory_in_the_place_of_the_file_is_a_failure()
    {
        using var store = new SqliteTimeStore(directory.Path);

        Assert.Contains("is a directory", Assert.Throws<StorageException>(() => store.Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_of_something_else_is_refused_and_left_as_it_is()
    {
        var other = directory["other.db"];
        Execute(other, "CREATE TABLE theirs (id INTEGER); INSERT INTO theirs VALUES (1)");
        var before = File.ReadAllBytes(other);
        using var store = new SqliteTimeStore(other);

        Assert.Equal(StorageFault.Foreign, Assert.Throws<StorageException>(() => store.Open()).Fault);

        Assert.Equal(before, File.ReadAllBytes(other));
    }

    [Fact]
    public void A_file_that_is_no_database_is_damaged_and_left_as_it_is()
    {
        var text = new string('x', 10_000);
        var path = directory.Write("text.db", text);
        using var store = new SqliteTimeStore(path);

        Assert.Equal(StorageFault.Damaged, Assert.Throws<StorageException>(() => store.Open()).Fault);

        Assert.Equal(text, File.ReadAllText(path));
    }

    [Fact]
    public void Damage_that_shows_while_it_is_written_to_is_not_forgotten_until_it_is_mended()
    {
        Store.Append([.. Enumerable.Range(0, 500).Select(number => Pending.Of($"key {number}"))]);
        Store.Dispose();
        var sound = File.ReadAllBytes(file);
        var damaged = sound.ToArray();
        damaged.AsSpan(4096).Fill(0xA5);
        File.WriteAllBytes(file, damaged);
        using var store = Create();
        Assert.Equal(StorageFault.Damaged, Assert.Throws<StorageException>(() =>
        {
            store.Open();
            store.Append([Pending.Of("key 1"), Pending.Of("new")]);
        }).Fault);

        Assert.Equal(StorageFault.Damaged, Assert.Throws<StorageException>(() => store.Open()).Fault);

        File.WriteAllBytes(file, sound);
        Assert.Equal(500, store.Open().Entries);
    }

    [Fact]
    public void A_file_that_another_process_holds_is_locked_until_it_lets_go()
    {
        using var other = Connect(file);
        using (other.BeginTransaction(deferred: false))
            Assert.Equal(StorageFault.Locked, Assert.Throws<StorageException>(() => Store.Append([Pending.Of()])).Fault);

        Assert.Equal(AppendOutcome.Stored, Store.Append([Pending.Of()])[0].Outcome);
    }

    [Fact]
    public void A_file_that_was_moved_away_takes_nothing_until_it_is_back()
    {
        Store.Append([Pending.Of()]);
        File.Move(file, directory["elsewhere.db"]);

        Assert.Equal(StorageFault.Removed, Assert.Throws<StorageException>(() => Store.Append([Pending.Of()])).Fault);
        Assert.Equal(StorageFault.Removed, Assert.Throws<StorageException>(() => Store.Check()).Fault);
        Assert.Equal(StorageFault.Removed, Assert.Throws<StorageException>(() => Store.Open()).Fault);
        Assert.False(File.Exists(file));

        File.Move(directory["elsewhere.db"], file);
        Assert.True(Store.Open().Entries >= 1);
        Assert.Equal(AppendOutcome.Stored, Store.Append([Pending.Of()])[0].Outcome);
    }

    [Fact]
    public void Another_file_in_its_place_is_not_touched_while_the_log_of_the_old_one_lies_beside_it()
    {
        Store.Append([Pending.Of()]);
        var other = directory["other.db"];
        using (var store = new SqliteTimeStore(other))
            store.Open();
        var before = File.ReadAllBytes(other);
        File.Move(other, file, overwrite: true);

        Assert.Equal(StorageFault.Removed, Assert.Throws<StorageException>(() => Store.Append([Pending.Of()])).Fault);
        Assert.Equal(StorageFault.Removed, Assert.Throws<StorageException>(() => Store.Open()).Fault);

        Assert.Equal(before, File.ReadAllBytes(file));
    }

    [Fact]
    public async Task A_full_disk_is_reported_and_taken_into_use_again_when_there_is_room()
    {
        disk = await MountedDisk.MountAsync(directory["disk"], "size=1m");
        using var store = new SqliteTimeStore(Path.Combine(disk.Path, "dissonance.db"));
        store.Open();
        var filler = Path.Combine(disk.Path, "filler");
        await File.WriteAllBytesAsync(filler, new byte[850_000], Token);

        var acknowledged = 0;
        Assert.Equal(StorageFault.Full, Assert.Throws<StorageException>(Fill).Fault);

        File.Delete(filler);
        Assert.Equal(acknowledged, store.Open().Entries);
        Assert.Equal(AppendOutcome.Stored, store.Append([Pending.Of()])[0].Outcome);

        void Fill()
        {
            while (true)
            {
                store.Append([Pending.Of(human: new string('x', 4000))]);
                acknowledged++;
            }
        }
    }

    [Fact]
    public async Task Readers_do_not_wait_for_a_writer()
    {
        Store.Append([Pending.Of()]);
        using var other = Connect(file);
        using var transaction = other.BeginTransaction(deferred: false);

        Assert.NotNull(await Store.LastAsync(Token));
    }

    [Fact]
    public async Task When_it_is_closed_the_file_holds_everything_by_itself()
    {
        Store.Append([Pending.Of()]);
        Assert.NotNull(await Store.LastAsync(Token));

        Store.Dispose();

        Assert.Equal([file], Directory.GetFiles(directory.Path));
    }

    [Fact]
    public void An_online_backup_is_a_storage_with_what_was_acknowledged()
    {
        Store.Append([Pending.Of("key")]);
        var copy = directory["copy.db"];
        using (var source = Connect(file))
        using (var target = Connect(copy))
            source.BackupDatabase(target);

        using var restored = new SqliteTimeStore(copy);

        Assert.Equal(1, restored.Open().Entries);
        Assert.Equal(AppendOutcome.Repeated, restored.Append([Pending.Of("key")])[0].Outcome);
    }

    private protected override Task PrepareAsync()
    {
        file = directory["dissonance.db"];
        return Task.CompletedTask;
    }

    private protected override ITimeStore Create() => new SqliteTimeStore(file);

    private protected override Task SetSchemaVersionAsync(int version)
    {
        Execute(file, $"PRAGMA user_version = {version}");
        return Task.CompletedTask;
    }

    private protected override async Task SetReadOnlyAsync()
    {
        disk = await MountedDisk.MountAsync(directory["disk"], "size=4m");
        file = Path.Combine(disk.Path, "dissonance.db");
        using (var store = Create())
            store.Open();
        await disk.MakeReadOnlyAsync();
    }

    private static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=false");
        connection.Open();
        return connection;
    }

    private static void Execute(string path, string sql)
    {
        using var connection = Connect(path);
        SqliteSchema.Execute(connection, sql);
    }
}
