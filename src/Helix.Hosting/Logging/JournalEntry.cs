using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Helix.Hosting.Logging;

/// <summary>
/// An entry of the journal in its native protocol (systemd.io/JOURNAL_NATIVE_PROTOCOL): a field a line, and one whose value
/// has lines of its own with its length before it, so that nothing in a message can pass for another field.
/// </summary>
internal static class JournalEntry
{
    // A datagram must fit into the socket's buffer, 212,992 bytes on most machines; what is longer than this is cut.
    private const int MostCharacters = 8 * 1024;

    /// <summary>Writes an entry.</summary>
    public static ReadOnlyMemory<byte> Write(string identifier, string category, LogLevel level, string message, object? state, Exception? failure)
    {
        var entry = new ArrayBufferWriter<byte>(512);
        Field(entry, "MESSAGE", failure is null ? message : $"{message}: {failure.Message}");
        Field(entry, "PRIORITY", Priority(level).ToString());
        Field(entry, "SYSLOG_IDENTIFIER", identifier);
        Field(entry, "HELIX_LOGGER", category);
        if (failure is not null)
            Field(entry, "HELIX_EXCEPTION", failure.ToString());
        foreach (var (name, value) in state as IReadOnlyList<KeyValuePair<string, object?>> ?? [])
        {
            if (name.Length > 0 && name[0] != '{')
                Field(entry, "HELIX_" + FieldName(name), value?.ToString() ?? "");
        }

        return entry.WrittenMemory;
    }

    /// <summary>The priority of syslog(3).</summary>
    public static int Priority(LogLevel level) => level switch
    {
        LogLevel.Critical => 2,
        LogLevel.Error => 3,
        LogLevel.Warning => 4,
        LogLevel.Information => 6,
        _ => 7,
    };

    // DurationMs becomes DURATION_MS.
    private static string FieldName(string name)
    {
        var text = new StringBuilder();
        foreach (var character in name)
        {
            if (char.IsAsciiLetterUpper(character) && text.Length > 0 && text[^1] != '_')
                text.Append('_');
            text.Append(char.IsAsciiLetterOrDigit(character) ? char.ToUpperInvariant(character) : '_');
        }

        return text.ToString();
    }

    private static void Field(ArrayBufferWriter<byte> entry, string name, string value)
    {
        if (value.Length > MostCharacters)
            value = value[..MostCharacters];
        entry.Write(Encoding.ASCII.GetBytes(name));
        if (value.Contains('\n', StringComparison.Ordinal))
        {
            entry.Write("\n"u8);
            BinaryPrimitives.WriteInt64LittleEndian(entry.GetSpan(sizeof(long)), Encoding.UTF8.GetByteCount(value));
            entry.Advance(sizeof(long));
        }
        else
        {
            entry.Write("="u8);
        }

        Encoding.UTF8.GetBytes(value, entry);
        entry.Write("\n"u8);
    }
}
