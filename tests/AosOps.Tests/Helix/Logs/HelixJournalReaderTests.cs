using AosOps.Helix;
using AosOps.Operations;
using AosOps.Tests.Helix.Systemd;

namespace AosOps.Tests.Helix.Logs;

public sealed class HelixJournalReaderTests : IDisposable
{
    private const string Unit = "helix-dissonance.service";

    private readonly StandIn programs = new();
    private readonly RecordingObserver observer = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => programs.Dispose();

    [Fact]
    public async Task Entries_are_given_in_order_and_a_line_that_is_none_is_an_error()
    {
        Journal(Entry(1, "one"), "{broken", Entry(2, "ERROR: two"));

        Assert.Equal(["one", "ERROR: two"], await MessagesAsync(new HelixLogFilter()));
        Assert.Equal(2, Assert.Single(observer.Failures).Line);
        Assert.Contains($"--unit={Unit}", Assert.Single(programs.Calls), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_entries_of_a_level_are_counted_after_the_levels_are_known()
    {
        Journal(Entry(1, "ERROR: one"), Entry(2, "two"), Entry(3, "ERROR: three"), Entry(4, "four"));

        Assert.Equal(["ERROR: three"], await MessagesAsync(new HelixLogFilter { Levels = [HelixLogLevel.Error], Tail = 1 }));
        Assert.DoesNotContain("--lines", Assert.Single(programs.Calls), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_entries_and_the_beginning_are_left_to_journalctl()
    {
        Journal(Entry(1, "one"));

        await MessagesAsync(new HelixLogFilter { Tail = 5, Since = DateTimeOffset.FromUnixTimeMilliseconds(1500) });

        Assert.Contains("--since=@1.500 --lines=5", Assert.Single(programs.Calls), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Following_goes_on_after_the_last_entry_that_was_read()
    {
        programs.With("journalctl", $"case \"$*\" in *--follow*) echo '{Entry(3, "three")}'; exec sleep 600;; *) echo '{Entry(1, "one")}'; echo '{Entry(2, "two")}';; esac");
        var read = new List<string>();

        await foreach (var entry in Reader().ReadAsync([Unit], new HelixLogFilter { Tail = 1, Follows = true }, observer, Token))
        {
            read.Add(entry.Message);
            if (read.Count == 2)
                break;
        }

        Assert.Equal(["two", "three"], read);
        Assert.Contains("--follow --no-tail --after-cursor=s=2", programs.Calls[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_journalctl_complains_of_is_a_warning_and_its_failure_an_error()
    {
        programs.With("journalctl", "echo 'Hint: You are currently not seeing messages' >&2");
        Assert.Empty(await MessagesAsync(new HelixLogFilter()));
        Assert.Contains("Hint", Assert.Single(observer.Warnings), StringComparison.Ordinal);

        programs.With("journalctl", "echo 'bad' >&2; exit 1");
        Assert.Equal(ErrorIds.ProgramFailed, (await Assert.ThrowsAsync<AosException>(() => MessagesAsync(new HelixLogFilter()))).ErrorId);
    }

    [Fact]
    public async Task Errors_are_counted_and_the_last_is_kept()
    {
        Journal(Entry(1, "one"), Entry(2, "ERROR: two"), Entry(3, "ERROR: three"));

        var count = await CountAsync();

        Assert.Equal(new HelixErrorCount(3, 2, "ERROR: three", "the journal"), count);
    }

    [Fact]
    public async Task A_journal_that_this_user_may_not_see_is_not_one_without_errors()
    {
        programs.With("journalctl", "echo 'Hint: You are currently not seeing messages' >&2");
        Assert.Contains("Hint", (await CountAsync()).Problem, StringComparison.Ordinal);

        programs.With("journalctl", "exit 1");
        Assert.NotNull((await CountAsync()).Problem);
        Journal(Entry(1, "one"), "{broken");
        Assert.NotNull((await CountAsync()).Problem);
    }

    private static string Entry(int number, string message) =>
        $$"""{"__REALTIME_TIMESTAMP":"{{number}}000000","MESSAGE":"{{message}}","PRIORITY":"6","__CURSOR":"s={{number}}"}""";

    private HelixJournalReader Reader() => new(programs.SearchPath, new FakeTime());

    private void Journal(params string[] lines) => programs.With("journalctl", $"cat <<'END'\n{string.Join('\n', lines)}\nEND");

    private Task<HelixErrorCount> CountAsync() =>
        HelixErrorCounter.CountAsync("the journal", own => Reader().ReadAsync([Unit], new HelixLogFilter(), own, Token), Token);

    private async Task<List<string>> MessagesAsync(HelixLogFilter filter)
    {
        var messages = new List<string>();
        await foreach (var entry in Reader().ReadAsync([Unit], filter, observer, Token))
            messages.Add(entry.Message);
        return messages;
    }
}
