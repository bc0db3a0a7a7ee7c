using AosOps.Golden.Storage;

namespace AosOps.Tests.Golden.Storage;

public sealed class GoldenStorageReaderTests : IDisposable
{
    private readonly GoldenStore store = new();
    private readonly RecordingObserver observer = new();

    private GoldenStorageReader Reader => new(store.Configuration, store.Clock);

    [Fact]
    public void A_directory_is_counted_with_its_signatures_and_its_blocks()
    {
        store.WriteEngine("run-1.steps.jsonl", bytes: 3000, age: TimeSpan.FromDays(3));
        store.WriteEngine("run-1.steps.jsonl.sig", bytes: 64, age: TimeSpan.FromDays(2));
        store.WriteEngine("run-2.steps.jsonl", bytes: 1000, age: TimeSpan.FromHours(4));
        store.WriteEngine("notes.txt", bytes: 50_000);

        var usage = Of(GoldenDirectoryKind.Engine);

        Assert.True(usage.Exists);
        Assert.Equal((2, 4064), (usage.Files, usage.Bytes));
        Assert.Equal(store.Clock.GetUtcNow() - TimeSpan.FromDays(3), usage.Oldest);
        Assert.Equal(store.Clock.GetUtcNow() - TimeSpan.FromHours(4), usage.Newest);
        if (OperatingSystem.IsLinux())
            Assert.Equal(0, usage.AllocatedBytes % 512);
    }

    [Fact]
    public void Growth_is_what_was_written_in_a_day_over_the_time_since_the_first_of_it()
    {
        store.WriteEngine("old.steps.jsonl", bytes: 100_000, age: TimeSpan.FromDays(2));
        var first = store.WriteEngine("run-1.steps.jsonl", bytes: 8192, age: TimeSpan.FromHours(4));
        var second = store.WriteEngine("run-2.steps.jsonl", bytes: 8192, age: TimeSpan.FromHours(1));

        Assert.Equal((Allocated(first) + Allocated(second)) / 4.0, Of(GoldenDirectoryKind.Engine).GrowthPerHour!.Value, 0.001);
    }

    [Fact]
    public void What_is_not_a_minute_old_cannot_be_measured_and_what_is_old_does_not_grow()
    {
        store.WriteEngine("run-1.steps.jsonl", age: TimeSpan.FromSeconds(30));
        store.WriteRun("a.golden.json", age: TimeSpan.FromDays(2));

        Assert.Null(Of(GoldenDirectoryKind.Engine).GrowthPerHour);
        Assert.Equal(0, Of(GoldenDirectoryKind.Run).GrowthPerHour);
    }

    [Fact]
    public void Directories_that_are_missing_are_said_to_be_and_are_no_errors()
    {
        var usages = Reader.Read(observer, CancellationToken.None);

        Assert.Equal([GoldenDirectoryKind.Engine, GoldenDirectoryKind.Archive], usages.Select(usage => usage.Kind));
        Assert.All(usages, usage => Assert.False(usage.Exists));
        Assert.Empty(observer.Failures);
    }

    [Fact]
    public void A_file_in_the_place_of_a_directory_is_an_error_and_the_others_are_shown()
    {
        store.Write(store["archive"], 10);
        store.WriteRun("a.golden.json");

        var usages = Reader.Read(observer, CancellationToken.None);

        Assert.Equal([GoldenDirectoryKind.Run, GoldenDirectoryKind.Engine], usages.Select(usage => usage.Kind));
        Assert.Equal(store["archive"], Assert.Single(observer.Failures).FilePath);
    }

    [Fact]
    public void Archives_are_counted_in_their_own_directory()
    {
        store.Write(store["archive", "golden_20251202_131219_20251201_000000.tgz"], 700);
        store.Write(store["archive", ".golden_retention.lock"], 100);

        Assert.Equal((1, 700), (Of(GoldenDirectoryKind.Archive).Files, Of(GoldenDirectoryKind.Archive).Bytes));
    }

    [Fact]
    public void Each_directory_says_how_full_its_file_system_is_by_all_that_grow_there()
    {
        store.WriteRun("a.golden.json", bytes: 8192);

        var directories = Reader.Read(observer, CancellationToken.None);

        Assert.Equal(3, directories.Count);
        Assert.All(directories, directory =>
        {
            Assert.StartsWith(directory.FileSystem!.MountPoint, store.Root, StringComparison.Ordinal);
            Assert.InRange(directory.FileSystem.UsedPercent, 0, 100);
            Assert.Equal(directories.Sum(each => each.GrowthPerHour ?? 0), directory.FileSystem.GrowthPerHour);
        });
    }

    [Fact]
    public void Directories_on_two_file_systems_say_so()
    {
        Assert.SkipUnless(Directory.Exists("/dev/shm"), "There is no second file system here.");
        using var other = new TempDirectory("/dev/shm");
        Directory.CreateDirectory(store.EngineGolden);
        var configuration = store.Configuration with { ArchiveDirectory = other["archive", "not", "yet", "there"] };

        var directories = new GoldenStorageReader(configuration, store.Clock).Read(observer, CancellationToken.None);

        Assert.Equal([false, true], directories.Select(directory => directory.FileSystem!.MountPoint == "/dev/shm"));
    }

    [Fact]
    public void A_file_system_is_full_when_its_growth_has_used_what_is_free()
    {
        var now = store.Clock.GetUtcNow();

        var idle = Growing(0);
        Assert.Null(idle.FullAt);
        Assert.InRange(Growing(idle.AvailableBytes / 10.0).FullAt!.Value, now.AddHours(9), now.AddHours(11));
        Assert.Null(Growing(0.001).FullAt);

        FileSystemUsage Growing(double growth) => Assert.Single(Reader.OnFileSystems(
            [new GoldenDirectoryUsage { Path = store.Root, Kind = GoldenDirectoryKind.Run, Exists = true, GrowthPerHour = growth }], observer)).FileSystem!;
    }

    public void Dispose() => store.Dispose();

    private GoldenDirectoryUsage Of(GoldenDirectoryKind kind) =>
        Reader.Read(observer, CancellationToken.None).Single(usage => usage.Kind == kind);

    private static long Allocated(string path) => AosOps.IO.FileStatus.Of(path)?.AllocatedBytes ?? new FileInfo(path).Length;
}
