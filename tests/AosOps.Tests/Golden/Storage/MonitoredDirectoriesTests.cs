using AosOps.Golden.Storage;

namespace AosOps.Tests.Golden.Storage;

public sealed class MonitoredDirectoriesTests : IDisposable
{
    private readonly GoldenStore store = new();

    private MonitoredDirectories Monitored => new(store.Configuration);

    [Fact]
    public void They_are_golden_in_every_run_directory_and_that_of_the_engine()
    {
        Directory.CreateDirectory(store["runs", "shadow_simulation_2", "golden"]);
        Directory.CreateDirectory(store["runs", "shadow_simulation_1", "golden"]);
        Directory.CreateDirectory(store["runs", "shadow_simulation_3", "reports"]);
        Directory.CreateDirectory(store["runs", "other", "golden"]);
        Directory.CreateDirectory(store.EngineGolden);

        Assert.Equal(
            [store["runs", "shadow_simulation_1", "golden"], store["runs", "shadow_simulation_2", "golden"], store.EngineGolden],
            Monitored.Find());
    }

    [Fact]
    public void Directories_that_are_missing_are_not_there_and_no_error() => Assert.Empty(Monitored.Find());

    [Fact]
    public void A_run_directory_or_golden_folder_that_is_a_link_is_not_monitored()
    {
        var victim = store["victim"];
        Directory.CreateDirectory(Path.Combine(victim, "golden"));
        Directory.CreateDirectory(store["runs", "shadow_simulation_2"]);
        Directory.CreateSymbolicLink(store["runs", "shadow_simulation_1"], victim);
        Directory.CreateSymbolicLink(store["runs", "shadow_simulation_2", "golden"], Path.Combine(victim, "golden"));

        Assert.Empty(Monitored.Find());
        Assert.Null(Monitored.Owner(store["runs", "shadow_simulation_1", "golden", "a.golden.json"]));
        Assert.Null(Monitored.Owner(store["runs", "shadow_simulation_2", "golden", "a.golden.json"]));
    }

    [Fact]
    public void The_configured_directories_may_be_links()
    {
        Directory.CreateDirectory(store["disk", "runs", "shadow_simulation_1", "golden"]);
        Directory.CreateDirectory(store["disk", "golden"]);
        Directory.CreateDirectory(store["state"]);
        Directory.CreateSymbolicLink(store["runs"], store["disk", "runs"]);
        Directory.CreateSymbolicLink(store.EngineGolden, store["disk", "golden"]);

        Assert.Equal([store["runs", "shadow_simulation_1", "golden"], store.EngineGolden], Monitored.Find());
        Assert.Equal(store.EngineGolden, Monitored.Owner(store["disk", "golden", "run-1.steps.jsonl"]));
        Assert.Equal(store["runs", "shadow_simulation_1", "golden"], Monitored.Owner(store["disk", "runs", "shadow_simulation_1", "golden"]));
    }

    [Fact]
    public void A_path_lies_where_its_links_and_dots_lead()
    {
        Directory.CreateDirectory(store.RunGolden);
        Directory.CreateSymbolicLink(store["shortcut"], store.RunGolden);
        Directory.CreateDirectory(store["out"]);
        File.CreateSymbolicLink(Path.Combine(store.RunGolden, "away.golden.json"), store.Write(store["out", "a.golden.json"], 1));

        Assert.Equal(store.RunGolden, Monitored.Owner(store["shortcut", "a.golden.json"]));
        Assert.Null(Monitored.Owner(Path.Combine(store.RunGolden, "away.golden.json")));
        Assert.Null(Monitored.Owner(Path.Combine(store.RunGolden, "..", "a.golden.json")));
        Assert.Null(Monitored.Owner(store.RunGolden + "-2"));
        Assert.Null(Monitored.Owner("/"));
    }

    public void Dispose() => store.Dispose();
}
