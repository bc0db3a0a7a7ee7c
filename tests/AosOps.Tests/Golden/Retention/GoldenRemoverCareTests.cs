using AosOps.Golden.Retention;
using AosOps.Operations;
using AosOps.Tests.Shadow.Control;

namespace AosOps.Tests.Golden.Retention;

/// <summary>What is not removed: what is not meant, not finished, or no longer what was listed.</summary>
public sealed class GoldenRemoverCareTests : RemoverTests
{
    [Theory]
    [InlineData("a b.golden.json")]
    [InlineData("quote'\"s.golden.json")]
    [InlineData("two\nlines.golden.json")]
    [InlineData("-rf.golden.json")]
    [InlineData("*[a]?.golden.json")]
    public async Task A_name_removes_its_own_file_and_no_other(string name)
    {
        var victims = new[] { "a", "b.golden.json", "lines.golden.json", "a.golden.json", "two" }.Select(victim => Store.WriteRun(victim)).ToList();
        var meant = Store.WriteRun(name);

        await Remove(files: List().FindAll(file => file.Name == name));

        Assert.False(File.Exists(meant));
        Assert.All(victims, victim => Assert.True(File.Exists(victim)));
    }

    [Fact]
    public async Task What_lies_in_no_monitored_directory_is_refused_once_a_directory_and_the_others_go_on()
    {
        var outside = new[] { "a", "b" }.Select(id => Store.Write(Store["outside", "golden", id + ".golden.json"], 10)).ToList();
        Store.WriteRun("c.golden.json");

        var removed = await Remove(files: [.. List(Store["outside", "golden"]), .. List()]);

        Assert.Equal("c", Assert.Single(removed).RunId);
        Assert.Equal(ErrorIds.GoldenFileNotMonitored, Assert.Single(Observer.Failures).ErrorId);
        Assert.All(outside, path => Assert.True(File.Exists(path)));
    }

    [Fact]
    public async Task A_link_to_a_monitored_directory_is_followed_and_one_out_of_it_is_not()
    {
        Store.WriteRun("a.golden.json");
        var away = Store.Write(Store["outside", "b.golden.json"], 10);
        Directory.CreateSymbolicLink(Store["in"], Store.RunGolden);
        Directory.CreateDirectory(Store["runs", "shadow_simulation_1"]);
        Directory.CreateSymbolicLink(Store["runs", "shadow_simulation_1", "golden"], Store["outside"]);

        var removed = await Remove(files: [.. List(Store["in"]), .. List(Store["runs", "shadow_simulation_1", "golden"])]);

        Assert.Equal(Store["in", "a.golden.json"], Assert.Single(removed).Path);
        Assert.True(File.Exists(away));
        Assert.Equal(ErrorIds.GoldenFileNotMonitored, Assert.Single(Observer.Failures).ErrorId);
    }

    [Fact]
    public async Task A_directory_that_becomes_a_link_after_the_question_leads_nowhere_else()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Directories are held open on Linux only.");
        Store.WriteRun("a.golden.json");
        var victim = Store.Write(Store["victim", "a.golden.json"], 500);
        var approval = new Approval
        {
            BeforeAnswer = _ =>
            {
                Directory.Move(Store.RunGolden, Store["moved"]);
                Directory.CreateSymbolicLink(Store.RunGolden, Store["victim"]);
            },
        };

        await Remove(approval: approval);

        Assert.True(File.Exists(victim));
        Assert.False(File.Exists(Store["moved", "a.golden.json"]));
    }

    [Fact]
    public async Task A_symbolic_link_that_replaces_a_listed_file_is_left_with_what_it_leads_to()
    {
        var path = Store.WriteRun("a.golden.json");
        var listed = List();
        File.Move(path, Store["target"]);
        File.CreateSymbolicLink(path, Store["target"]);

        Assert.Equal(GoldenRemovalOutcome.Changed, Assert.Single(await Remove(files: listed)).Outcome);
        Assert.True(File.Exists(path) && File.Exists(Store["target"]));
    }

    [Fact]
    public async Task What_was_written_to_a_moment_ago_is_left_unless_no_quiet_is_asked_for()
    {
        Store.WriteRun("new.golden.json", age: TimeSpan.FromSeconds(59));
        Store.WriteRun("ahead.golden.json", age: TimeSpan.FromSeconds(-59));
        Store.WriteRun("quiet.golden.json", age: TimeSpan.FromSeconds(60));

        var outcomes = (await Remove()).ToDictionary(removal => removal.RunId, removal => removal.Outcome);

        Assert.Equal((GoldenRemovalOutcome.BeingWritten, GoldenRemovalOutcome.BeingWritten, GoldenRemovalOutcome.Removed), (outcomes["new"], outcomes["ahead"], outcomes["quiet"]));
        Assert.All(await Remove(options: new GoldenRemovalOptions { Quiet = TimeSpan.Zero }), removal => Assert.Equal(GoldenRemovalOutcome.Removed, removal.Outcome));
    }

    [Fact]
    public async Task What_a_process_has_open_for_writing_is_left_and_what_one_only_reads_is_not()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Open files are found in /proc.");
        var written = Store.WriteRun("written.golden.json");
        var read = Store.WriteRun("read.golden.json");
        using var writer = await ChildProcess.StartAsync($"exec 8>>'{written}' 9<'{read}'; echo ready; read wait");

        var outcomes = (await Remove()).ToDictionary(removal => removal.RunId, removal => removal.Outcome);

        Assert.Equal((GoldenRemovalOutcome.BeingWritten, GoldenRemovalOutcome.Removed), (outcomes["written"], outcomes["read"]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_changes_after_it_was_found_in_an_archive_is_left(bool signature)
    {
        var golden = Store.WriteEngine("run-1.steps.jsonl");
        var changed = signature ? golden + ".sig" : golden;
        Store.WriteEngine("run-1.steps.jsonl.sig");
        var approval = new Approval { BeforeAnswer = _ => Store.Write(changed, 501) };

        Assert.Equal(GoldenRemovalOutcome.Changed, Assert.Single(await Remove(approval: approval)).Outcome);
        Assert.True(File.Exists(golden) && File.Exists(golden + ".sig"));
    }

    [Fact]
    public async Task What_changed_or_vanished_since_it_was_listed_is_left()
    {
        Store.WriteRun("changed.golden.json");
        Store.WriteRun("gone.golden.json");
        var listed = List();
        Store.WriteRun("changed.golden.json", bytes: 7);
        File.Delete(Path.Combine(Store.RunGolden, "gone.golden.json"));

        Assert.All(await Remove(files: listed), removal => Assert.Equal(GoldenRemovalOutcome.Changed, removal.Outcome));
        Assert.True(File.Exists(Path.Combine(Store.RunGolden, "changed.golden.json")));
    }
}
