using System.Text;
using AosOps.Tests;
using Helix.Hosting.Logging;
using Helix.Tests.Services;
using Microsoft.Extensions.Logging;

namespace Helix.Tests.Hosting;

public sealed class JournalTests : IDisposable
{
    private readonly TempDirectory directory = new();
    private readonly MemoryStream errors = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Every_value_of_a_message_is_a_field_of_the_entry()
    {
        using var journal = new DatagramReceiver(directory["journal"]);
        using var provider = Provider(journal.Address);
        provider.CreateLogger("Helix.Test").LogWarning("Took {DurationMs} ms for {Path}", 12, "/status");
        Assert.Equal(
            "MESSAGE=Took 12 ms for /status\nPRIORITY=4\nSYSLOG_IDENTIFIER=helix-test\nHELIX_LOGGER=Helix.Test\nHELIX_DURATION_MS=12\nHELIX_PATH=/status\n",
            await journal.NextTextAsync());
    }

    [Fact]
    public async Task A_value_with_lines_cannot_pass_for_another_field()
    {
        using var journal = new DatagramReceiver(directory["journal"]);
        using var provider = Provider(journal.Address);
        provider.CreateLogger("Helix.Test").LogInformation("Set by {Source}", "a\nPRIORITY=0\nMESSAGE=b");
        var entry = await journal.NextAsync();
        byte[] expected = [.. "HELIX_SOURCE\n"u8, 22, 0, 0, 0, 0, 0, 0, 0, .. "a\nPRIORITY=0\nMESSAGE=b\n"u8];
        Assert.True(entry.AsSpan().IndexOf(expected) > 0, Encoding.UTF8.GetString(entry));
        Assert.True(entry.AsSpan().StartsWith("MESSAGE\n"u8));
    }

    [Fact]
    public async Task A_message_of_any_length_fits()
    {
        using var journal = new DatagramReceiver(directory["journal"]);
        using var provider = Provider(journal.Address);
        provider.CreateLogger("Helix.Test").LogError(new InvalidOperationException(new string('x', 1 << 20)), "Failed");
        Assert.Contains("PRIORITY=3\n", await journal.NextTextAsync());
    }

    [Fact]
    public void Without_a_journal_an_entry_is_one_line_whatever_it_holds()
    {
        using var provider = Provider(journal: null);
        provider.CreateLogger("Helix.Test").LogInformation("Set by {Source}", "a\n2025-11-11T00:00:00.000Z error forged\u001b[2J");
        Assert.Equal(
            "2025-11-11T20:01:57.000Z info Helix.Test: Set by a\\u000a2025-11-11T00:00:00.000Z error forged\\u001b[2J\n",
            Encoding.UTF8.GetString(errors.ToArray()));
    }

    [Fact]
    public void A_journal_that_has_gone_leaves_standard_error()
    {
        using var provider = Provider(directory["gone"]);
        provider.CreateLogger("Helix.Test").LogInformation("Still here");
        Assert.EndsWith("Still here\n", Encoding.UTF8.GetString(errors.ToArray()));
    }

    private JournalLoggerProvider Provider(string? journal) => new("helix-test", journal, errors, new FakeTime(new DateTimeOffset(2025, 11, 11, 20, 1, 57, TimeSpan.Zero)));
}
