using Helix.DissonanceResearch.Entries;
using Helix.DissonanceResearch.Storage;

namespace Helix.Tests.DissonanceResearch.Storage;

/// <summary>What every storage does. Each runs all of this.</summary>
public abstract class TimeStoreContract : IAsyncLifetime
{
    private protected ITimeStore Store { get; private set; } = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync()
    {
        await PrepareAsync();
        Store = Create();
        Store.Open();
    }

    public virtual ValueTask DisposeAsync()
    {
        Store?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_entry_comes_back_as_it_was_sent()
    {
        var submission = new TimeSubmission(
            "2025-11-11T21:20:00.123456+01:00", "Europe/Berlin", "a 'source' \\ \"quoted\" %s $1 @id", "żółć 日本語 👩‍🔬 \uFFFD <&>", Pending.Noon.AddTicks(1234560));

        var stored = Assert.Single(Store.Append([new PendingEntry(submission, "key", Pending.Noon.AddTicks(10))]));

        Assert.Equal(AppendOutcome.Stored, stored.Outcome);
        Assert.True(submission.IsSameAs(stored.Entry));
        Assert.Equal(stored.Entry, await Store.LastAsync(Token));
        Assert.Equal(stored.Entry, Assert.Single(await ReadAsync()));
    }

    [Fact]
    public async Task The_longest_texts_come_back_whole()
    {
        var submission = new TimeSubmission(new string('1', 64), new string('z', 64), Repeat("𝄞", 256), Repeat("𝄞", 4096), Pending.Noon);

        Store.Append([new PendingEntry(submission, new string('k', 255), Pending.Noon)]);

        Assert.True(submission.IsSameAs((await Store.LastAsync(Token))!));
    }

    [Theory]
    [InlineData(0L)]
    [InlineData(10L)]
    [InlineData(621355967999999990L)]
    [InlineData(3155378975999999990L)]
    public async Task Instants_are_kept_to_the_microsecond_from_year_1_to_9999(long ticks)
    {
        var instant = new DateTime(ticks, DateTimeKind.Utc);

        Store.Append([Pending.At(instant)]);

        var entry = Assert.Single(await ReadAsync());
        Assert.Equal(instant, entry.Instant);
        Assert.Equal(DateTimeKind.Utc, entry.Instant.Kind);
    }

    [Fact]
    public void Numbers_ascend_in_the_order_of_the_group()
    {
        var first = Store.Append([Pending.Of(), Pending.Of(), Pending.Of()]).Select(result => result.Entry.Id).ToList();
        var second = Store.Append([Pending.Of()])[0].Entry.Id;

        Assert.Equal(first.Order().Distinct(), first);
        Assert.True(second > first[^1]);
    }

    [Fact]
    public async Task The_same_key_with_the_same_fields_is_the_same_entry()
    {
        var first = Store.Append([Pending.Of("key")])[0];
        var again = Store.Append([Pending.Of("key") with { ReceivedAt = Pending.Noon.AddHours(1) }])[0];

        Assert.Equal(AppendOutcome.Repeated, again.Outcome);
        Assert.Equal((first.Entry.Id, first.Entry.ReceivedAt), (again.Entry.Id, again.Entry.ReceivedAt));
        Assert.Single(await ReadAsync());
    }

    [Fact]
    public async Task The_same_key_with_other_fields_stores_nothing_and_does_not_harm_the_group()
    {
        Store.Append([Pending.Of("key")]);

        var results = Store.Append([Pending.Of("one"), Pending.Of("key", "something else"), Pending.Of("two")]);

        Assert.Equal([AppendOutcome.Stored, AppendOutcome.KeyReused, AppendOutcome.Stored], results.Select(result => result.Outcome));
        Assert.Equal(3, (await ReadAsync()).Count);
    }

    [Fact]
    public async Task A_key_that_comes_twice_in_one_group_is_stored_once()
    {
        var results = Store.Append([Pending.Of("key"), Pending.Of("key"), Pending.Of("key", "something else")]);

        Assert.Equal([AppendOutcome.Stored, AppendOutcome.Repeated, AppendOutcome.KeyReused], results.Select(result => result.Outcome));
        Assert.All(results, result => Assert.Equal(results[0].Entry.Id, result.Entry.Id));
        Assert.Single(await ReadAsync());
    }

    [Fact]
    public void Keys_that_differ_in_case_are_different() =>
        Assert.All(Store.Append([Pending.Of("key"), Pending.Of("KEY"), Pending.Of("key ")]), result => Assert.Equal(AppendOutcome.Stored, result.Outcome));

    [Fact]
    public async Task The_last_entry_is_the_one_that_came_last_whatever_its_time()
    {
        Assert.Null(await Store.LastAsync(Token));
        Store.Append([Pending.At(Pending.Noon), Pending.At(Pending.Noon.AddYears(-1))]);

        Assert.Equal(Pending.Noon.AddYears(-1), (await Store.LastAsync(Token))!.Instant);
    }

    [Fact]
    public async Task A_listing_is_ordered_by_instant_and_of_equal_ones_by_number()
    {
        Store.Append([Pending.At(Pending.Noon.AddHours(1)), Pending.At(Pending.Noon), Pending.At(Pending.Noon.AddHours(1)), Pending.At(Pending.Noon)]);

        var entries = await ReadAsync();

        Assert.Equal(entries.OrderBy(entry => entry.Instant).ThenBy(entry => entry.Id), entries);
    }

    [Fact]
    public async Task A_range_begins_with_its_first_instant_and_ends_before_its_last()
    {
        Store.Append([.. Enumerable.Range(0, 5).Select(hour => Pending.At(Pending.Noon.AddHours(hour)))]);

        var entries = await Store.ReadAsync(new EntryRange(Pending.Noon.AddHours(1), Pending.Noon.AddHours(3), null, 100), Token);

        Assert.Equal([Pending.Noon.AddHours(1), Pending.Noon.AddHours(2)], entries.Select(entry => entry.Instant));
    }

    [Fact]
    public async Task Paging_neither_repeats_nor_hides_an_entry_while_others_come_in()
    {
        var random = new Random(1);
        PendingEntry Somewhen() => Pending.At(Pending.Noon.AddSeconds(random.Next(20)));
        var before = Store.Append([.. Enumerable.Range(0, 60).Select(_ => Somewhen())]).Select(result => result.Entry.Id).ToHashSet();

        var seen = new List<TimeEntry>();
        EntryPosition? after = null;
        while (await Store.ReadAsync(new EntryRange(null, null, after, 7), Token) is { Count: > 0 } page)
        {
            seen.AddRange(page);
            after = EntryPosition.Of(page[^1]);
            if (seen.Count < 200)
                Store.Append([Somewhen(), Somewhen()]);
        }

        Assert.Equal(seen.Count, seen.Select(entry => entry.Id).Distinct().Count());
        Assert.Subset(seen.Select(entry => entry.Id).ToHashSet(), before);
    }

    [Fact]
    public void Totals_count_what_was_stored()
    {
        Store.Append([Pending.Of("key"), Pending.Of("key"), Pending.Of() with { ReceivedAt = Pending.Noon.AddHours(1) }, Pending.Of()]);

        var totals = Store.Check();

        Assert.Equal((3, Pending.Noon.AddHours(1)), (totals.Entries, totals.LastReceivedAt));
    }

    [Fact]
    public async Task A_storage_that_is_opened_again_holds_what_it_held()
    {
        Store.Append([Pending.Of("key")]);
        Store.Dispose();
        using var reopened = Create();

        Assert.Equal(1, reopened.Open().Entries);

        Assert.Equal(AppendOutcome.Repeated, reopened.Append([Pending.Of("key")])[0].Outcome);
        Assert.NotNull(await reopened.LastAsync(Token));
    }

    [Fact]
    public async Task A_storage_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        Store.Append([Pending.Of()]);
        Store.Dispose();
        await SetSchemaVersionAsync(99);
        using var older = Create();

        var failure = Assert.Throws<StorageException>(() => older.Open());

        Assert.Equal(StorageFault.Foreign, failure.Fault);
        Assert.Contains("99", failure.Message, StringComparison.Ordinal);
        await SetSchemaVersionAsync(1);
        Assert.Equal(1, older.Open().Entries);
    }

    [Fact]
    public async Task What_may_not_be_written_cannot_be_opened()
    {
        Store.Dispose();
        await SetReadOnlyAsync();
        using var store = Create();

        Assert.Equal(StorageFault.ReadOnly, Assert.Throws<StorageException>(() => store.Open()).Fault);
    }

    private protected abstract Task PrepareAsync();

    private protected abstract ITimeStore Create();

    private protected abstract Task SetSchemaVersionAsync(int version);

    private protected abstract Task SetReadOnlyAsync();

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private ValueTask<IReadOnlyList<TimeEntry>> ReadAsync() => Store.ReadAsync(new EntryRange(null, null, null, 100), Token);
}
