using AosOps.Helix;
using AosOps.Operations;

namespace AosOps.Tests.Helix.Times;

public sealed class DissonanceTimeSenderTests
{
    private readonly FakeTime clock = new();
    private readonly RecordingObserver observer = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Entries_come_out_in_their_order_and_no_more_than_so_many_are_under_way()
    {
        var research = new ScriptedResearch(async (entry, _) =>
        {
            for (var i = 0; i < (entry.Human == "0" ? 50 : 1); i++)
                await Task.Yield();
            return SendOutcome.Stored;
        });

        var stored = await SendAsync(research, 40, new SendOptions { Concurrency = 4 });

        Assert.Equal(Enumerable.Range(0, 40).Select(number => $"{number}"), stored.Select(entry => entry.Human));
        Assert.InRange(research.MostAtOnce, 1, 4);
        Assert.Contains(observer.Reports, report => report.Status == "40 stored");
    }

    [Fact]
    public async Task An_entry_keeps_its_key_over_its_attempts_and_no_other_entry_has_it()
    {
        var research = new ScriptedResearch((_, number) => Task.FromResult(number < 2 ? SendOutcome.Unknown : SendOutcome.Stored));

        Assert.Equal(5, (await SendAsync(research, 5, new SendOptions())).Count);

        Assert.Equal([3, 3, 3, 3, 3], research.Attempts.Values);
        Assert.Empty(observer.Failures);
    }

    [Fact]
    public async Task A_service_that_knows_no_keys_is_not_asked_again_where_the_outcome_is_unknown()
    {
        var research = new ScriptedResearch((_, _) => Task.FromResult(SendOutcome.Unknown)) { IsCurrent = false };

        Assert.Empty(await SendAsync(research, 1, new SendOptions()));

        Assert.Equal([1], research.Attempts.Values);
        var failure = Assert.Single(observer.Failures);
        Assert.Equal(ErrorIds.DissonanceTimeOutcomeUnknown, failure.ErrorId);
        Assert.Contains("-Force", failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Force_asks_it_again()
    {
        var research = new ScriptedResearch((_, number) => Task.FromResult(number == 0 ? SendOutcome.Unknown : SendOutcome.Stored)) { IsCurrent = false };

        Assert.Single(await SendAsync(research, 1, new SendOptions { RepeatsUnknown = true }));
    }

    [Fact]
    public async Task What_was_surely_not_stored_is_sent_again_to_any_service_until_the_retries_are_used_up()
    {
        var research = new ScriptedResearch((_, _) => Task.FromResult(SendOutcome.NotStored)) { IsCurrent = false };

        Assert.Empty(await SendAsync(research, 1, new SendOptions { Retries = 2 }));

        Assert.Equal([3], research.Attempts.Values);
        Assert.Equal(ErrorIds.EndpointTimedOut, Assert.Single(observer.Failures).ErrorId);
    }

    [Fact]
    public async Task What_is_refused_is_not_sent_again_and_the_others_go_on()
    {
        var research = new ScriptedResearch((entry, _) => Task.FromResult(entry.Human == "1" ? SendOutcome.Rejected : SendOutcome.Stored));

        Assert.Equal(["0", "2"], (await SendAsync(research, 3, new SendOptions())).Select(entry => entry.Human));

        Assert.All(research.Attempts.Values, count => Assert.Equal(1, count));
        Assert.Single(observer.Failures);
    }

    [Fact]
    public async Task Cancelling_ends_the_waits_between_attempts()
    {
        var research = new ScriptedResearch((_, _) => Task.FromResult(SendOutcome.NotStored));
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var sender = new DissonanceTimeSender(research, new SendOptions(), clock);
        var sending = sender.SendAsync(Entries(1), observer, stopping.Token).GetAsyncEnumerator(stopping.Token);
        var next = sending.MoveNextAsync().AsTask();
        while (clock.Waiting == 0)
            await Task.Yield();

        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
        await sending.DisposeAsync();
    }

    [Fact]
    public async Task Pages_are_read_until_there_is_no_next_one()
    {
        var research = new ScriptedResearch((_, _) => Task.FromResult(SendOutcome.Stored));
        research.Pages[""] = new DissonancePage([.. Entries(2).Select(ScriptedResearch.EntryOf)], "b");
        research.Pages["b"] = new DissonancePage([], "c");
        research.Pages["c"] = new DissonancePage([.. Entries(1).Select(ScriptedResearch.EntryOf)], null);

        Assert.Equal(3, await CountAsync(research));
    }

    [Fact]
    public async Task A_page_that_leads_to_itself_is_an_error_and_no_endless_loop()
    {
        var research = new ScriptedResearch((_, _) => Task.FromResult(SendOutcome.Stored));
        research.Pages[""] = new DissonancePage([], "b");
        research.Pages["b"] = new DissonancePage([], "b");

        Assert.Equal(ErrorIds.EndpointAnswerInvalid, (await Assert.ThrowsAsync<EndpointException>(() => CountAsync(research))).ErrorId);
    }

    private static List<DissonanceTime> Entries(int count) =>
        [.. Enumerable.Range(0, count).Select(number => new DissonanceTime("2025-11-11T20:20:00Z", "UTC", "test", $"{number}"))];

    private async Task<List<DissonanceEntry>> SendAsync(ScriptedResearch research, int count, SendOptions options)
    {
        using var sender = new DissonanceTimeSender(research, options, clock);
        var stored = new List<DissonanceEntry>();
        var sending = Task.Run(async () =>
        {
            await foreach (var entry in sender.SendAsync(Entries(count), observer, Token))
                stored.Add(entry);
        }, Token);
        while (!sending.IsCompleted)
        {
            if (clock.Waiting > 0)
                clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        await sending;
        return stored;
    }

    private async Task<int> CountAsync(ScriptedResearch research)
    {
        var count = 0;
        await foreach (var _ in new DissonanceTimeReader(research).ReadAsync(new DissonanceQuery(null, null), observer, Token))
            count++;
        return count;
    }
}
