using AosOps.Shadow;

namespace AosOps.Tests.Shadow.Log;

public sealed class LogFollowerTests : IAsyncDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private readonly TempDirectory temp = new();
    private readonly FakeTime clock = new();
    private readonly RecordingObserver observer = new();
    private readonly CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private IAsyncEnumerator<ShadowLogLine>? lines;

    private string Log => temp["shadow_24h_20251202_131219.log"];

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        if (lines is not null)
            await lines.DisposeAsync();
        ending.Dispose();
        temp.Dispose();
    }

    [Fact]
    public async Task What_is_there_comes_first_and_then_what_is_written()
    {
        Append("one", "two");
        Follow();

        Assert.Equal(["one", "two"], [await Next(), await Next()]);
        Assert.Equal("three", await NextAfter(() => Append("three")));
    }

    [Fact]
    public async Task The_last_lines_come_first_where_only_they_are_wanted()
    {
        Append("one", "two", "three");
        Follow(new ShadowLogFilter { Tail = 1 });

        Assert.Equal("three", await Next());
        Assert.Equal("four", await NextAfter(() => Append("four")));
    }

    [Fact]
    public async Task Lines_that_were_written_just_before_the_rotation_are_not_lost()
    {
        Append("one");
        Follow();
        await Next();
        var pending = Next();
        await Waiting();

        Append([.. Enumerable.Range(0, 1000).Select(number => $"old {number}")]);
        File.Move(Log, Log + ".1");
        Append("new");
        clock.Advance(Poll);

        Assert.Equal("old 0", await pending);
        for (var number = 1; number < 1000; number++)
            Assert.Equal($"old {number}", await Next());
        Assert.Equal("new", await Next());
    }

    [Fact]
    public async Task A_line_comes_when_it_has_its_end()
    {
        Append("one");
        Follow();
        await Next();
        var pending = Next();
        await Waiting();

        File.AppendAllText(Log, "[INFO] 13:12:20 tw");
        clock.Advance(Poll);
        await Waiting();
        Assert.False(pending.IsCompleted);
        File.AppendAllText(Log, "o\n");
        clock.Advance(Poll);

        Assert.Equal("two", await pending);
    }

    [Fact]
    public async Task A_rotated_log_goes_on_in_the_new_file_after_the_last_words_of_the_old()
    {
        Append("one");
        Follow();
        await Next();

        var last = await NextAfter(() =>
        {
            File.AppendAllText(Log, "[INFO] 13:12:20 last words");
            File.Move(Log, Log + ".1");
            Append("new");
        });

        Assert.Equal(("last words", "new"), (last, await Next()));
        Assert.Contains("rotated", Assert.Single(observer.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_is_gone_is_waited_for()
    {
        Append("one");
        Follow();
        await Next();
        var pending = Next();
        await Waiting();

        File.Move(Log, Log + ".1");
        clock.Advance(Poll);
        await Waiting();
        Append("new");
        clock.Advance(Poll);

        Assert.Equal("new", await pending);
    }

    [Fact]
    public async Task A_truncated_log_is_read_from_its_beginning()
    {
        Append("one", "two");
        Follow();
        _ = (await Next(), await Next());

        Assert.Equal("anew", await NextAfter(() => Rewrite("anew")));
        Assert.Contains("truncated", Assert.Single(observer.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_is_written_anew_and_longer_is_read_from_its_beginning()
    {
        Append("one");
        Follow();
        await Next();

        Assert.Equal("another one", await NextAfter(() => Rewrite("another one", "and more")));
    }

    [Fact]
    public async Task Following_ends_when_it_is_cancelled()
    {
        Append("one");
        Follow();
        await Next();
        var pending = Next();
        await Waiting();

        await ending.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending);
    }

    private void Follow(ShadowLogFilter? filter = null) =>
        lines = new ShadowLogLineReader(clock).FollowAsync(Log, filter ?? new ShadowLogFilter(), observer, ending.Token).GetAsyncEnumerator(ending.Token);

    private async Task<string> Next()
    {
        Assert.True(await lines!.MoveNextAsync());
        return lines.Current.Message;
    }

    private async Task<string> NextAfter(Action change)
    {
        var pending = Next();
        await Waiting();
        change();
        clock.Advance(Poll);
        return await pending;
    }

    // Until the follower sleeps.
    private async Task Waiting()
    {
        while (clock.Waiting == 0)
            await Task.Yield();
    }

    private void Append(params string[] messages)
    {
        var text = new LogText();
        foreach (var message in messages)
            text.Info(message);
        File.AppendAllBytes(Log, text.ToBytes());
    }

    private void Rewrite(params string[] messages)
    {
        using (var file = new FileStream(Log, FileMode.Open))
            file.SetLength(0);
        Append(messages);
    }
}
