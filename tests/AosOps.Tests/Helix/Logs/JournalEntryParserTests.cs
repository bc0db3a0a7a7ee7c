using System.Text;
using AosOps.Helix;
using AosOps.Operations;

namespace AosOps.Tests.Helix.Logs;

public sealed class JournalEntryParserTests
{
    private const string Time = "\"__REALTIME_TIMESTAMP\":\"1762891317881672\"";

    [Fact]
    public void An_entry_has_its_time_level_unit_process_and_host()
    {
        var entry = JournalEntryParser.Parse($$"""{{{Time}},"MESSAGE":"hello","PRIORITY":"4","_SYSTEMD_UNIT":"helix-dissonance.service","_PID":"12","_HOSTNAME":"node7","__CURSOR":"s=1"}""", 1);

        Assert.Equal(new DateTimeOffset(2025, 11, 11, 20, 1, 57, TimeSpan.Zero).AddMicroseconds(881_672), entry.Time);
        Assert.Equal((HelixLogLevel.Warning, "helix-dissonance.service", "hello", 12, "node7", "s=1"), (entry.Level, entry.Unit, entry.Message, entry.ProcessId, entry.Host, entry.Cursor));
    }

    [Theory]
    [InlineData("[72,105,32,226,130,172]", "Hi €")]
    [InlineData("[255,72]", "\uFFFDH")]
    [InlineData("\"one\\ntwo\"", "one\ntwo")]
    [InlineData("[\"one\",[116,119,111],null]", "one\ntwo\n(a message of more than 4096 bytes: journalctl --all shows it)")]
    [InlineData("null", "(a message of more than 4096 bytes: journalctl --all shows it)")]
    [InlineData("[]", "")]
    public void A_message_is_text_bytes_several_values_or_too_long(string json, string message) =>
        Assert.Equal(message, JournalEntryParser.Parse($$"""{{{Time}},"MESSAGE":{{json}}}""", 1).Message);

    [Fact]
    public void An_entry_of_systemd_about_a_unit_is_the_units() =>
        Assert.Equal("helix-dissonance.service", JournalEntryParser.Parse($$"""{{{Time}},"MESSAGE":"x","UNIT":"helix-dissonance.service","_SYSTEMD_UNIT":"init.scope"}""", 1).Unit);

    [Theory]
    [InlineData("0", HelixLogLevel.Critical)]
    [InlineData("2", HelixLogLevel.Critical)]
    [InlineData("3", HelixLogLevel.Error)]
    [InlineData("4", HelixLogLevel.Warning)]
    [InlineData("5", HelixLogLevel.Information)]
    [InlineData("7", HelixLogLevel.Debug)]
    public void Priorities_are_levels(string priority, HelixLogLevel level) =>
        Assert.Equal(level, JournalEntryParser.Parse($$"""{{{Time}},"MESSAGE":"x","PRIORITY":"{{priority}}"}""", 1).Level);

    [Theory]
    [InlineData("ERROR:    Exception in ASGI application", HelixLogLevel.Error)]
    [InlineData("CRITICAL: gone", HelixLogLevel.Critical)]
    [InlineData("warning: careful", HelixLogLevel.Warning)]
    [InlineData("[ERROR] no", HelixLogLevel.Error)]
    [InlineData("Traceback (most recent call last):", HelixLogLevel.Error)]
    [InlineData("Error rate is 0", HelixLogLevel.Information)]
    [InlineData("Errors: none", HelixLogLevel.Information)]
    [InlineData("INFO:     ERROR:", HelixLogLevel.Information)]
    public void What_a_program_writes_to_its_console_is_as_grave_as_it_says(string message, HelixLogLevel level) =>
        Assert.Equal(level, JournalEntryParser.Parse($$"""{{{Time}},"MESSAGE":"{{message}}","PRIORITY":"6"}""", 1).Level);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"MESSAGE":"x"}""")]
    [InlineData("""{"MESSAGE":"x","__REALTIME_TIMESTAMP":"soon"}""")]
    [InlineData("""{"MESSAGE":"x","__REALTIME_TIMESTAMP":"99999999999999999999"}""")]
    [InlineData("""{"MESSAGE":"x","__REALTIME_TIMESTAMP":"18446744073709551615"}""")]
    [InlineData("""{"MESSAGE":1,"__REALTIME_TIMESTAMP":"1"}""")]
    [InlineData("""{"MESSAGE":[256],"__REALTIME_TIMESTAMP":"1"}""")]
    [InlineData("""{"MESSAGE":"x","__REALTIME_TIMESTAMP":"1","PRIORITY":"high"}""")]
    [InlineData("""{"MESSAGE":"x","__REALTIME_TIMESTAMP":"1"}x""")]
    public void A_line_of_another_form_is_an_error_with_its_number(string line)
    {
        var failure = Assert.Throws<AosException>(() => JournalEntryParser.Parse(line, 7));

        Assert.Equal((ErrorIds.HelixLogInvalid, 7L), (failure.ErrorId, failure.Line!.Value));
    }

    [Fact]
    public void Whatever_the_line_is_it_is_an_entry_or_that_error()
    {
        var original = Encoding.UTF8.GetBytes($$"""{{{Time}},"MESSAGE":[72,"x",[105],null],"PRIORITY":"6","_PID":"12","_HOSTNAME":"node7","__CURSOR":"s=1"}""");
        var mutation = new Mutation(3);
        for (var i = 0; i < Mutation.Inputs; i++)
        {
            var line = mutation.Of(original);
            try
            {
                _ = LogLineParser.Parse(line, "log", 1, TimeZoneInfo.Utc);
            }
            catch (AosException failure)
            {
                Assert.Equal(ErrorIds.HelixLogInvalid, failure.ErrorId);
            }
        }
    }
}
