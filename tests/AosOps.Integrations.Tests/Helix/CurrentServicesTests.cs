using AosOps.Helix;
using AosOps.Integrations.Tests.Servers;
using AosOps.Operations;
using AosOps.Tests;
using Helix.Tests.Services;

namespace AosOps.Integrations.Tests.Helix;

/// <summary>The clients against the services of this repository, as processes.</summary>
public sealed class CurrentServicesTests : IAsyncLifetime
{
    private static readonly DissonanceTime Entry = new("2025-11-11T20:20:00Z", "UTC", "test", "experiment_name");

    private readonly TemporaryDirectory directory = new();
    private readonly RecordingObserver observer = new();
    private HelixProcess metrics = null!;
    private HelixProcess research = null!;
    private HelixServices services = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Seed => Path.Combine(directory.Path, "dissonance.env");

    private string Database => Path.Combine(directory.Path, "dissonance.db");

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(Seed, "SEED_VALUE=0.12\n", Token);
        metrics = await HelixProcess.StartAsync("helix-shadow-metrics", ["--seed-file", Seed, "--audit-file", Path.Combine(directory.Path, "audit.jsonl"), "--workers", "1"]);
        research = await HelixProcess.StartAsync("helix-dissonance", ["--database", Database, "--workers", "1"]);
        services = HelixServicesTests.Connect(metrics.Address, research.Address);
    }

    public async ValueTask DisposeAsync()
    {
        services.Dispose();
        await metrics.DisposeAsync();
        await research.DisposeAsync();
        directory.Dispose();
    }

    [Fact]
    public async Task Both_say_how_they_are()
    {
        var reader = new HelixStatusReader(services, TimeProvider.System);
        await services.Research.SendAsync(Entry, "key", Token);

        var first = await reader.ReadAsync(HelixService.ShadowMetrics, Token);
        var second = await reader.ReadAsync(HelixService.DissonanceResearch, Token);

        Assert.Equal((HelixState.Running, "1.1.0", 0.12), (first.State, first.Version, first.Dissonance!.Value));
        Assert.Equal((HelixState.Running, 1L), (second.State, second.Entries!.Value));
        Assert.InRange(second.LastEntry!.Value, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
    }

    [Fact]
    public async Task A_small_change_of_the_dissonance_is_set_and_a_large_one_audited()
    {
        var small = await services.Metrics.SetDissonanceAsync(0.2, "operator", Token);
        var plan = await DissonancePlan.ReadAsync(services.Metrics, 0.9, Token);
        var large = await services.Metrics.SetDissonanceAsync(0.9, "drill", Token);

        Assert.Equal((0.2, 0.08, false), (small.Value, small.Delta!.Value, small.IsAudited));
        Assert.Equal((plan.Delta, plan.IsAudited), (large.Delta, large.IsAudited));
        Assert.Equal((0.9, "drill"), ((await HelixDissonance.ReadAsync(services.Metrics, Token)).Value, large.Source));
    }

    [Fact]
    public async Task A_missing_seed_is_a_degraded_service()
    {
        File.Delete(Seed);
        var reader = new HelixStatusReader(services, TimeProvider.System);
        await metrics.WaitForAsync("status", answer => answer.Contains("missing", StringComparison.Ordinal));

        Assert.Equal(HelixState.Degraded, (await reader.ReadAsync(HelixService.ShadowMetrics, Token)).State);
    }

    [Fact]
    public async Task Entries_are_stored_once_although_answers_are_lost()
    {
        var requests = 0;
        await using var proxy = new CuttingProxy(research.Address, head => head.StartsWith("POST /time", StringComparison.Ordinal) && Interlocked.Increment(ref requests) % 3 == 0);
        using var shaky = HelixServicesTests.Connect(metrics.Address, proxy.Address);
        using var sender = new DissonanceTimeSender(shaky.Research, new SendOptions { Retries = 10 }, TimeProvider.System);
        var entries = Enumerable.Range(0, 60).Select(number => Entry with { Human = $"{number}" }).ToList();

        var stored = await ToListAsync(sender.SendAsync(entries, observer, Token));

        Assert.Empty(observer.Failures);
        Assert.True(requests > 60);
        Assert.Equal(entries.Select(entry => entry.Human), stored.Select(entry => entry.Human));
        Assert.Equal(60, (await services.Research.GetStatusAsync(Token)).Entries);
    }

    [Fact]
    public async Task Entries_of_a_time_are_read_over_several_pages()
    {
        using var sender = new DissonanceTimeSender(services.Research, new SendOptions(), TimeProvider.System);
        var entries = Enumerable.Range(0, 1100).Select(number => Entry with { IsoTimestamp = new DateTimeOffset(2025, 11, 11, 0, 0, 0, TimeSpan.Zero).AddMinutes(number).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'") }).ToList();
        Assert.Equal(1100, (await ToListAsync(sender.SendAsync(entries, observer, Token))).Count);
        var reader = new DissonanceTimeReader(services.Research);

        var all = await ToListAsync(reader.ReadAsync(new DissonanceQuery(null, null), observer, Token));
        var some = await ToListAsync(reader.ReadAsync(new DissonanceQuery(all[10].Time, all[20].Time), observer, Token));

        Assert.Equal(entries.Select(entry => entry.IsoTimestamp), all.Select(entry => entry.IsoTimestamp));
        Assert.Equal(all.Skip(10).Take(10), some);
    }

    [Fact]
    public async Task A_refusal_names_each_field()
    {
        var attempt = await services.Research.SendAsync(new DissonanceTime("now", "Nowhere/Land", " ", "x"), "key", Token);

        Assert.Equal((SendOutcome.Rejected, ErrorIds.DissonanceTimeInvalid), (attempt.Outcome, attempt.Failure!.ErrorId));
        foreach (var field in new[] { "iso_timestamp ", "timezone ", "source " })
            Assert.Contains(field, attempt.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rules_that_are_applied_before_sending_are_those_of_the_service()
    {
        var random = new Random(23);
        string[] times = ["2025-11-11T20:20:00", "2025-03-30T02:30:00", "2025-10-26T02:30:00", "2025-10-26T01:59:59.9", "2016-06-05T00:00:00", "0001-01-01T00:00:00", "9999-12-31T23:59:59.999999999", "2011-12-30T12:00:00", "2025-02-29T00:00:00", "1883-11-18T12:01:00", "2025-11-11T20:20:60"];
        string[] offsets = ["", "Z", "+01:00", "+02:00", "-05:00", "+05:45", "+13:00", "-00:00", "+14:00", "+23:59", "+1:00", "z"];
        string[] zones = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "Australia/Lord_Howe", "Africa/Casablanca", "Etc/GMT-14", "europe/berlin", "Factory", "posix/UTC", "EST5EDT", "Asia/../UTC", "GMT0"];
        string[] texts = ["a", "", " ", "a\tb", new('x', 256), new('x', 257), "é😀", "\u0085"];
        for (var i = 0; i < 300; i++)
        {
            var entry = new DissonanceTime(Pick(times) + Pick(offsets), Pick(zones), random.Next(5) == 0 ? Pick(texts) : "s", random.Next(5) == 0 ? Pick(texts) : "h");

            var attempt = await services.Research.SendAsync(entry, Guid.NewGuid().ToString("N"), Token);

            var faults = DissonanceTimeRules.Check(entry);
            Assert.True((attempt.Outcome == SendOutcome.Stored) == (faults.Count == 0), $"{entry}: {string.Join(' ', faults)} {attempt.Failure?.Message}");
        }

        string Pick(string[] from) => from[random.Next(from.Length)];
    }

    [Fact]
    public async Task A_service_that_wants_a_token_refuses_without_it_and_answers_with_it()
    {
        const string Secret = "0123456789abcdef0123456789abcdef";
        await using var guarded = await HelixProcess.StartAsync("helix-shadow-metrics", ["--seed-file", Seed, "--audit-file", Path.Combine(directory.Path, "other.jsonl")], ("HELIX_TOKEN", Secret));
        using var without = HelixServicesTests.Connect(guarded.Address, research.Address);
        using var with = HelixServicesTests.Connect(guarded.Address, research.Address, token: Secret);

        Assert.Equal(HelixState.Refused, (await new HelixStatusReader(without, TimeProvider.System).ReadAsync(HelixService.ShadowMetrics, Token)).State);
        Assert.Equal(HelixState.Running, (await new HelixStatusReader(with, TimeProvider.System).ReadAsync(HelixService.ShadowMetrics, Token)).State);
    }

    [Fact]
    public async Task The_database_of_a_service_under_load_is_backed_up()
    {
        using var sender = new DissonanceTimeSender(services.Research, new SendOptions(), TimeProvider.System);
        await ToListAsync(sender.SendAsync([Entry], observer, Token));
        var sending = ToListAsync(sender.SendAsync([.. Enumerable.Repeat(Entry, 300)], observer, Token));

        var backup = await new HelixBackupWriter(new RootDirectory(directory.Path), () => new DatabaseBackup(), TimeProvider.System)
            .WriteAsync(directory.Path, Database, observer, Token);

        Assert.True(backup.DatabaseSize > 0);
        Assert.Equal(300, (await sending).Count);
        Assert.Empty(observer.Failures);
    }

    private static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
            list.Add(item);
        return list;
    }
}
