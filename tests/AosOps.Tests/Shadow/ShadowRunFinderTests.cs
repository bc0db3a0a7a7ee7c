using AosOps.Configuration;
using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Tests.Shadow;

public sealed class ShadowRunFinderTests : IDisposable
{
    private readonly TempDirectory temp = new();
    private readonly ShadowRunFinder finder;

    public ShadowRunFinderTests()
    {
        Directory.CreateDirectory(temp["state"]);
        Directory.CreateDirectory(temp["runs"]);
        finder = new ShadowRunFinder(new AosConfiguration { StateDirectory = temp["state"], RunRoot = temp["runs"] });
    }

    public void Dispose() => temp.Dispose();

    [Fact]
    public void Runs_are_found_newest_first_by_the_time_stamp_of_their_names()
    {
        Log("state/shadow_24h_20251202_131219.log");
        Log("state/shadow_24h_20251203_131219.log");
        RunDirectory("runs/shadow_simulation_20251201_000000");

        Assert.Equal(["20251203_131219", "20251202_131219", "20251201_000000"], finder.Find().Select(run => run.Name));
    }

    [Fact]
    public void A_log_matches_the_directory_that_its_header_names()
    {
        Log("state/shadow_24h_20251202_131219.log", output: temp["runs", "shadow_simulation_20251202_090000"]);
        var named = RunDirectory("runs/shadow_simulation_20251202_090000");
        RunDirectory("runs/shadow_simulation_20251202_131219");

        Assert.Equal(named, finder.Find()[0].Directory);
    }

    [Fact]
    public void A_log_without_a_header_matches_the_directory_of_the_same_time_stamp()
    {
        Log("state/shadow_24h_20251202_131219.log");
        RunDirectory("runs/shadow_simulation_20251202_131218");
        var same = RunDirectory("runs/shadow_simulation_20251202_131219");

        Assert.Equal(same, finder.Find()[0].Directory);
    }

    [Fact]
    public void A_log_without_a_better_partner_matches_the_nearest_directory_within_five_minutes()
    {
        Log("state/shadow_24h_20251202_131219.log");
        RunDirectory("runs/shadow_simulation_20251202_131019");
        var nearest = RunDirectory("runs/shadow_simulation_20251202_131220");

        Assert.Equal(nearest, Assert.Single(finder.Find(), run => run.LogPath is not null).Directory);
    }

    [Fact]
    public void A_log_and_a_directory_hours_apart_are_two_runs()
    {
        Log("state/shadow_24h_20251202_131219.log");
        RunDirectory("runs/shadow_simulation_20251202_171219");

        Assert.Equal([null, temp["state", "shadow_24h_20251202_131219.log"]], finder.Find().Select(run => run.LogPath));
    }

    [Fact]
    public void A_continued_log_shares_the_directory_that_both_headers_name()
    {
        var directory = RunDirectory("runs/shadow_simulation_20251202_131219");
        Log("state/shadow_24h_20251202_131219.log", output: directory);
        Log("state/shadow_24h_continued.log", output: directory);

        Assert.Equal([directory, directory], finder.Find().Select(run => run.Directory));
    }

    [Fact]
    public void A_log_without_a_time_stamp_is_placed_by_its_last_write()
    {
        Log("state/shadow_24h_20251202_131219.log");
        File.SetLastWriteTime(Log("state/shadow_24h_continued.log"), new DateTime(2025, 12, 3, 0, 0, 0, DateTimeKind.Local));

        Assert.Equal(["shadow_24h_continued", "20251202_131219"], finder.Find().Select(run => run.Name));
        Assert.Null(finder.Find()[0].StartedAt);
    }

    [Fact]
    public void Other_logs_of_the_state_directory_are_not_runs()
    {
        Log("state/shadow_monitor.log");
        Log("state/shadow_cron_alerts.log");

        Assert.Empty(finder.Find());
    }

    [Fact]
    public void Directories_that_do_not_exist_hold_no_runs()
    {
        var nowhere = new AosConfiguration { StateDirectory = temp["nowhere"], RunRoot = temp["nowhere"] };

        Assert.Empty(new ShadowRunFinder(nowhere).Find());
    }

    [Theory]
    [InlineData("copy/shadow_simulation_20251202_131219")]
    [InlineData("copy/shadow_simulation_20251202_131219/golden")]
    [InlineData("copy/shadow_simulation_20251202_131219/reports/")]
    [InlineData("copy/shadow_24h_20251202_131219.log")]
    [InlineData("copy")]
    public void A_copied_run_resolves_by_any_of_its_paths_although_its_header_names_the_original_place(string path)
    {
        var directory = RunDirectory("copy/shadow_simulation_20251202_131219");
        var log = Log("copy/shadow_24h_20251202_131219.log", output: "/tmp/shadow_simulation_20251202_131219");

        var run = finder.Resolve(temp[path]);

        Assert.Equal((directory, log, "20251202_131219"), (run.Directory, run.LogPath, run.Name));
    }

    [Fact]
    public void A_run_directory_finds_its_log_in_the_state_directory()
    {
        var directory = RunDirectory("runs/shadow_simulation_20251202_131219");
        var log = Log("state/shadow_24h_20251202_131300.log", output: directory);

        Assert.Equal(log, finder.Resolve(directory).LogPath);
    }

    [Fact]
    public void A_log_finds_the_directory_that_its_header_names_anywhere()
    {
        var elsewhere = RunDirectory("elsewhere/my run");
        var log = Log("state/shadow_24h_20251202_131219.log", output: elsewhere);

        Assert.Equal(elsewhere, finder.Resolve(log).Directory);
    }

    [Fact]
    public void A_folder_with_several_runs_means_the_newest()
    {
        Log("copy/shadow_24h_20251202_131219.log");
        Log("copy/shadow_24h_20251204_131219.log");

        Assert.Equal("20251204_131219", finder.Resolve(temp["copy"]).Name);
    }

    [Fact]
    public void A_path_that_does_not_exist_is_an_error_that_names_it()
    {
        var failure = Assert.Throws<AosException>(() => finder.Resolve(temp["nowhere"]));

        Assert.Equal((ErrorIds.PathNotFound, temp["nowhere"]), (failure.ErrorId, failure.FilePath));
    }

    [Fact]
    public void A_folder_without_any_run_is_an_error_that_names_it()
    {
        Directory.CreateDirectory(temp["empty"]);

        var failure = Assert.Throws<AosException>(() => finder.Resolve(temp["empty"]));

        Assert.Equal((ErrorIds.ShadowRunNotFound, temp["empty"]), (failure.ErrorId, failure.FilePath));
    }

    [Fact]
    public void A_dangling_link_among_the_logs_hides_no_other_run()
    {
        File.CreateSymbolicLink(temp["state", "shadow_24h_20251205_000000.log"], temp["gone.log"]);
        Log("state/shadow_24h_20251202_131219.log");

        Assert.Contains(finder.Find(), run => run.Name == "20251202_131219");
    }

    private string Log(string path, string? output = null) =>
        temp.Write(path, output is null ? "" : $"\e[0;32m[INFO]\e[0m 13:12:19   Output:              {output}\n");

    private string RunDirectory(string path)
    {
        Directory.CreateDirectory(temp[path, "golden"]);
        Directory.CreateDirectory(temp[path, "reports"]);
        return temp[path];
    }
}
