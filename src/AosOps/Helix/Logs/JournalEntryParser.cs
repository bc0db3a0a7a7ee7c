using System.Globalization;
using System.Text;
using System.Text.Json;
using AosOps.Operations;

namespace AosOps.Helix;

/// <summary>
/// Reads a line of <c>journalctl --output=json</c> (systemd.journal-fields(7), journalctl(1)): an object of texts. A field
/// that is not text is a list of its bytes, one that occurs several times a list of its values, one of more than 4096
/// bytes null.
/// </summary>
internal static class JournalEntryParser
{
    private const string TooLong = "(a message of more than 4096 bytes: journalctl --all shows it)";
    private const string Journal = "journal";

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="number">Its number, from 1, for the error.</param>
    /// <param name="path">The file that it is of, or null for the journal.</param>
    /// <exception cref="AosException">The line is not such an object.</exception>
    public static HelixLogEntry Parse(string line, long number, string? path = null)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return Read(document.RootElement, path ?? Journal);
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException or FormatException or OverflowException or ArgumentException or KeyNotFoundException)
        {
            throw new AosException(ErrorIds.HelixLogInvalid, FailureKind.InvalidData, $"A line of the journal is not in its documented form: {cause.Message.TrimEnd('.')}.", cause)
            {
                FilePath = path,
                Line = number,
            };
        }
    }

    private static HelixLogEntry Read(JsonElement entry, string source)
    {
        var message = Message(entry);
        var priority = Text(entry, "PRIORITY") is { } text ? LevelOf(int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)) : HelixLogLevel.Information;
        return new HelixLogEntry
        {
            Time = DateTimeOffset.UnixEpoch.AddMicroseconds(ulong.Parse(Required(entry, "__REALTIME_TIMESTAMP"), NumberStyles.None, CultureInfo.InvariantCulture)),
            Level = LogLevelText.Of(message) is { } said && said > priority ? said : priority,
            Unit = Text(entry, "UNIT") ?? Text(entry, "_SYSTEMD_UNIT"),
            Message = message,
            ProcessId = int.TryParse(Text(entry, "_PID"), NumberStyles.None, CultureInfo.InvariantCulture, out var process) ? process : null,
            Host = Text(entry, "_HOSTNAME"),
            Source = source,
            Cursor = Text(entry, "__CURSOR"),
        };
    }

    private static string Message(JsonElement entry)
    {
        if (!entry.TryGetProperty("MESSAGE", out var message))
            return "";
        return message.ValueKind == JsonValueKind.Null ? TooLong : Value(message);
    }

    private static string Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array when value.GetArrayLength() > 0 && value[0].ValueKind == JsonValueKind.Number =>
            Encoding.UTF8.GetString([.. value.EnumerateArray().Select(item => item.GetByte())]),
        JsonValueKind.Array => string.Join('\n', value.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Null ? TooLong : Value(item))),
        _ => throw new FormatException("a field is neither text nor a list of bytes"),
    };

    private static string Required(JsonElement entry, string name) => Text(entry, name) ?? throw new FormatException($"{name} is missing");

    private static string? Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? Value(value) : null;

    // syslog(3): 0 to 2 are emergency, alert and critical.
    private static HelixLogLevel LevelOf(int priority) => priority switch
    {
        <= 2 => HelixLogLevel.Critical,
        3 => HelixLogLevel.Error,
        4 => HelixLogLevel.Warning,
        5 or 6 => HelixLogLevel.Information,
        _ => HelixLogLevel.Debug,
    };
}
