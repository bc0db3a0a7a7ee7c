using System.Text.Json;
using Helix.ShadowMetrics.Auditing;
using Helix.ShadowMetrics.Seeding;

namespace Helix.Tests.ShadowMetrics;

public sealed class DissonanceHolderTests : IDisposable
{
    private readonly ShadowMetricsFixture service = new();

    public void Dispose() => service.Dispose();

    [Theory]
    [InlineData("0.1", "0.4")]
    [InlineData("0.4", "0.1")]
    [InlineData("0.7", "1")]
    [InlineData("1.1", "0.8")]
    [InlineData("-0.1", "0.2")]
    [InlineData("0.123456789012345678", "0.423456789012345678")]
    [InlineData("999999.7", "1000000")]
    public async Task A_change_by_exactly_three_tenths_is_not_audited(string from, string to)
    {
        await service.SetAsync(Number(from));
        var change = await service.SetAsync(Number(to));
        Assert.Equal((0.3m, false), (change.Delta, change.Audited));
        Assert.Empty(service.AuditLines);
    }

    [Theory]
    [InlineData("0.1", "0.400000000000000001")]
    [InlineData("0.4", "0.099999999999999999")]
    [InlineData("0", "0.31")]
    [InlineData("-1000000", "1000000")]
    public async Task A_change_by_more_is_audited_however_little_more(string from, string to)
    {
        await service.SetAsync(Number(from));
        Assert.True((await service.SetAsync(Number(to))).Audited);
        Assert.Single(service.AuditLines);
    }

    [Fact]
    public async Task The_first_value_differs_from_nothing()
    {
        var change = await service.SetAsync(0.9m);
        Assert.Equal((null, false), (change.Delta, change.Audited));
    }

    [Fact]
    public async Task A_record_says_who_changed_what_from_where_and_when()
    {
        await service.SeedAsync("SEED_VALUE=0.12\n");
        service.Time.Advance(TimeSpan.FromMicroseconds(881_672));
        await service.SetAsync(0.9m, "experiment \"α\"");
        var record = JsonElement.Parse(service.AuditLines.Single());
        Assert.Equal("2025-11-11T20:01:57.881672Z", record.GetProperty("timestamp").GetString());
        Assert.Equal(0.12, record.GetProperty("previous").GetProperty("value").GetDouble());
        Assert.Equal("auto-seed", record.GetProperty("previous").GetProperty("source").GetString());
        Assert.Equal(0.9, record.GetProperty("current").GetProperty("value").GetDouble());
        Assert.Equal("experiment \"α\"", record.GetProperty("current").GetProperty("source").GetString());
        Assert.Equal("192.0.2.7", record.GetProperty("current").GetProperty("ip").GetString());
        Assert.Equal(0.78, record.GetProperty("delta").GetDouble());
        Assert.Equal(JsonValueKind.Null, record.GetProperty("healed_to").ValueKind);
    }

    [Fact]
    public async Task A_change_that_cannot_be_audited_does_not_happen()
    {
        await service.SetAsync(0.1m);
        service.BlockTrail();
        await Assert.ThrowsAsync<AuditException>(() => service.SetAsync(0.9m));
        Assert.Equal(0.1m, service.Holder.Current?.Value);
        await service.SetAsync(0.2m);
        Assert.Equal(0.2m, service.Holder.Current?.Value);
    }

    [Fact]
    public async Task Changes_at_the_same_time_are_audited_one_after_another()
    {
        await service.SetAsync(0);
        await Task.WhenAll(Enumerable.Range(1, 40).Select(turn => Task.Run(() => service.SetAsync(turn))));
        Assert.True(AuditVerifier.Verify(service.Options.AuditFile).IsSound);
        Assert.Equal(40, service.AuditLines.Length);
        var values = service.AuditLines.Select(static line => JsonElement.Parse(line)).ToArray();
        foreach (var (earlier, later) in values.Zip(values.Skip(1)))
            Assert.Equal(earlier.GetProperty("current").GetProperty("value").GetInt32(), later.GetProperty("previous").GetProperty("value").GetInt32());
    }

    [Fact]
    public async Task With_AUTO_HEAL_the_seed_is_put_back_into_service_and_file()
    {
        using var healing = new ShadowMetricsFixture(autoHeal: true);
        await healing.SeedAsync("SEED_VALUE=0.2\n");
        var change = await healing.SetAsync(0.9m);
        Assert.Equal((true, true, 0.7m), (change.Audited, change.Healed, change.Delta));
        Assert.Equal((0.12m, "auto-seed"), (change.Dissonance.Value, change.Dissonance.Source));
        Assert.Equal("SEED_VALUE=0.12\n", File.ReadAllText(healing.Options.SeedFile));
        Assert.True(File.GetUnixFileMode(healing.Options.SeedFile).HasFlag(UnixFileMode.OtherRead));
        Assert.Equal(0.12, JsonElement.Parse(healing.AuditLines.Single()).GetProperty("healed_to").GetDouble());
        await healing.LookAsync();
        Assert.Equal((0.12m, SeedState.Ready), (healing.Holder.Current!.Value, healing.Watch.Last.State));
        Assert.Single(healing.AuditLines);
    }

    [Fact]
    public async Task A_seed_file_that_jumps_is_healed_too_and_ends_there()
    {
        using var healing = new ShadowMetricsFixture(autoHeal: true);
        await healing.SeedAsync("SEED_VALUE=0.12\n");
        await healing.SeedAsync("SEED_VALUE=0.9\n");
        await healing.LookAsync();
        await healing.LookAsync();
        Assert.Equal(0.12m, healing.Holder.Current!.Value);
        Assert.Single(healing.AuditLines);
    }

    [Fact]
    public async Task A_seed_file_that_cannot_be_written_does_not_prevent_healing()
    {
        using var healing = new ShadowMetricsFixture(autoHeal: true);
        await healing.SetAsync(0.1m);
        Directory.Delete(healing.Directory["run"]);
        Assert.True((await healing.SetAsync(0.9m)).Healed);
        Assert.Equal(0.12m, healing.Holder.Current!.Value);
    }

    [Fact]
    public async Task To_go_back_to_the_seed_is_audited_and_needs_no_healing()
    {
        using var healing = new ShadowMetricsFixture(autoHeal: true);
        await healing.SetAsync(0.9m);
        var change = await healing.SetAsync(0.12m);
        Assert.Equal((true, false, "operator"), (change.Audited, change.Healed, change.Dissonance.Source));
    }

    private static decimal Number(string text) => decimal.Parse(text);
}
