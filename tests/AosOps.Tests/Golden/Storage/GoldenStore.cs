using AosOps.Configuration;

namespace AosOps.Tests.Golden.Storage;

/// <summary>Monitored directories of their own: a run root, a state directory and an archive directory. Files are two hours old.</summary>
internal sealed class GoldenStore : IDisposable
{
    private const string Run = "shadow_simulation_20251202_131219";

    private readonly TempDirectory temp = new();

    public FakeTime Clock { get; } = new(DateTimeOffset.UtcNow);

    public string Root => temp.Path;

    public string RunGolden => temp["runs", Run, "golden"];

    public string EngineGolden => temp["state", "golden"];

    public AosConfiguration Configuration => new()
    {
        RunRoot = temp["runs"],
        StateDirectory = temp["state"],
        ArchiveDirectory = temp["archive"],
    };

    public string this[params string[] parts] => temp[parts];

    /// <summary>Writes a file of the run.</summary>
    public string WriteRun(string name, int bytes = 500, TimeSpan? age = null) => Write(Path.Combine(RunGolden, name), bytes, age);

    /// <summary>Writes a file of the engine.</summary>
    public string WriteEngine(string name, int bytes = 500, TimeSpan? age = null) => Write(Path.Combine(EngineGolden, name), bytes, age);

    public string Write(string path, int bytes, TimeSpan? age = null)
    {
        temp.Write(path, new byte[bytes]);
        File.SetLastWriteTimeUtc(path, (Clock.GetUtcNow() - (age ?? TimeSpan.FromHours(2))).UtcDateTime);
        return path;
    }

    public void Dispose() => temp.Dispose();
}
