using Helix.ShadowMetrics.Seeding;
using Helix.ShadowMetrics.Values;
using Helix.Tests.Services;

namespace Helix.Tests.ShadowMetrics;

public sealed class SeedWatchTests : IDisposable
{
    private readonly ShadowMetricsFixture service = new();

    public void Dispose() => service.Dispose();

    [Fact]
    public async Task The_seed_is_taken_with_the_time_at_which_it_was_written()
    {
        File.WriteAllText(service.Options.SeedFile, "SEED_VALUE=0.12\n");
        var written = new DateTimeOffset(2025, 11, 11, 19, 42, 45, TimeSpan.Zero);
        File.SetLastWriteTimeUtc(service.Options.SeedFile, written.UtcDateTime);
        await service.LookAsync();
        Assert.Equal(new Dissonance(0.12m, written, "auto-seed", "127.0.0.1"), service.Holder.Current);
        Assert.Equal(SeedState.Ready, service.Watch.Last.State);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_missing_until_it_is()
    {
        await service.LookAsync();
        Assert.Equal((SeedState.Missing, null), (service.Watch.Last.State, service.Holder.Current));
        await service.SeedAsync("SEED_VALUE=0.2\n");
        Assert.Equal((SeedState.Ready, 0.2m), (service.Watch.Last.State, service.Holder.Current?.Value));
    }

    [Fact]
    public async Task A_file_that_is_replaced_as_a_whole_is_read_again()
    {
        await service.SeedAsync("SEED_VALUE=0.12\n");
        var next = service.Directory.Write("next", "SEED_VALUE=0.13\n");
        File.Move(next, service.Options.SeedFile, overwrite: true);
        await service.LookAsync();
        Assert.Equal(0.13m, service.Holder.Current?.Value);
    }

    [Fact]
    public async Task Where_a_link_leads_is_read_again_when_it_is_written_and_when_the_link_leads_elsewhere()
    {
        var first = service.Directory.Write("first", "SEED_VALUE=0.12\n");
        File.CreateSymbolicLink(service.Options.SeedFile, first);
        await service.LookAsync();
        File.WriteAllText(first, "SEED_VALUE=0.13\n");
        await service.LookAsync();
        Assert.Equal(0.13m, service.Holder.Current?.Value);
        File.CreateSymbolicLink(service.Directory["link"], service.Directory.Write("second", "SEED_VALUE=0.14\n"));
        File.Move(service.Directory["link"], service.Options.SeedFile, overwrite: true);
        await service.LookAsync();
        Assert.Equal(0.14m, service.Holder.Current?.Value);
    }

    [Fact]
    public async Task A_directory_that_is_gone_and_comes_back_is_read_again()
    {
        await service.SeedAsync("SEED_VALUE=0.12\n");
        Directory.Delete(service.Directory["run"], recursive: true);
        await service.LookAsync();
        Assert.Equal((SeedState.Missing, 0.12m), (service.Watch.Last.State, service.Holder.Current?.Value));
        Directory.CreateDirectory(service.Directory["run"]);
        await service.SeedAsync("SEED_VALUE=0.13\n");
        Assert.Equal((SeedState.Ready, 0.13m), (service.Watch.Last.State, service.Holder.Current?.Value));
    }

    [Fact]
    public async Task A_file_that_is_written_twice_within_a_tick_of_the_file_system_is_read_again()
    {
        await service.SeedAsync("SEED_VALUE=0.12\n");
        var written = File.GetLastWriteTimeUtc(service.Options.SeedFile);
        service.Time.Advance(written - service.Time.GetUtcNow().UtcDateTime);
        await service.LookAsync();
        File.WriteAllText(service.Options.SeedFile, "SEED_VALUE=0.13\n");
        File.SetLastWriteTimeUtc(service.Options.SeedFile, written);
        await service.LookAsync();
        Assert.Equal(0.13m, service.Holder.Current?.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("SEED_VALUE=0.")]
    [InlineData("SEED_VALUE=\n")]
    [InlineData("\u007fELF garbage\n")]
    public async Task A_file_that_is_cut_off_or_garbage_leaves_the_last_value_and_is_reported(string content)
    {
        await service.SeedAsync("SEED_VALUE=0.12\n");
        await service.SeedAsync(content);
        Assert.Equal((SeedState.Invalid, 0.12m), (service.Watch.Last.State, service.Holder.Current?.Value));
        await service.SeedAsync("SEED_VALUE=0.14\n");
        Assert.Equal((SeedState.Ready, 0.14m), (service.Watch.Last.State, service.Holder.Current?.Value));
    }

    [Fact]
    public async Task A_file_that_is_deleted_leaves_the_last_value_and_is_reported()
    {
        await service.SeedAsync("SEED_VALUE=0.12\n");
        File.Delete(service.Options.SeedFile);
        await service.LookAsync();
        Assert.Equal((SeedState.Missing, 0.12m), (service.Watch.Last.State, service.Holder.Current?.Value));
    }

    [Fact]
    public async Task A_directory_in_its_place_is_reported()
    {
        Directory.CreateDirectory(service.Options.SeedFile);
        await service.LookAsync();
        Assert.Equal(SeedState.Unreadable, service.Watch.Last.State);
    }

    [Fact]
    public async Task A_named_pipe_in_its_place_does_not_stop_the_service()
    {
        await Tool.RunAsync("mkfifo", [service.Options.SeedFile]);
        await service.LookAsync();
        Assert.Equal(SeedState.Unreadable, service.Watch.Last.State);
    }

    [Fact]
    public async Task A_file_of_any_size_is_not_read_into_memory()
    {
        await service.SeedAsync(new string('#', 100_000) + "\nSEED_VALUE=0.12\n");
        Assert.Equal(SeedState.Unreadable, service.Watch.Last.State);
    }

    [Fact]
    public async Task A_file_that_may_not_be_read_is_reported()
    {
        Assert.SkipWhen(Environment.UserName == "root", "root may read everything");
        File.WriteAllText(service.Options.SeedFile, "SEED_VALUE=0.12\n");
        File.SetUnixFileMode(service.Options.SeedFile, UnixFileMode.None);
        await service.LookAsync();
        Assert.Equal(SeedState.Unreadable, service.Watch.Last.State);
    }

    [Fact]
    public async Task An_unchanged_file_does_not_undo_what_was_set_since()
    {
        await service.SeedAsync("SEED_VALUE=0.12\n");
        await service.SetAsync(0.2m);
        await service.LookAsync();
        Assert.Equal(0.2m, service.Holder.Current?.Value);
    }

    [Fact]
    public async Task A_seed_that_must_be_audited_and_cannot_be_does_not_hold_until_it_can()
    {
        service.BlockTrail();
        await service.SeedAsync("SEED_VALUE=0.12\n");
        await service.SeedAsync("SEED_VALUE=0.9\n");
        Assert.Equal((SeedState.Unaudited, 0.12m), (service.Watch.Last.State, service.Holder.Current?.Value));
        service.UnblockTrail();
        await service.LookAsync();
        Assert.Equal((SeedState.Ready, 0.9m), (service.Watch.Last.State, service.Holder.Current?.Value));
        Assert.Single(service.AuditLines);
    }
}
