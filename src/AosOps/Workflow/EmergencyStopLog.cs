using System.Buffers;
using System.Text;
using System.Text.Json;
using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Workflow;

/// <summary>
/// The audit log of the emergency stop: JSON Lines {<c>time</c>, <c>user</c>, <c>host</c>, <c>action</c>, <c>reason</c>},
/// only ever appended to, each line on disk before the call returns.
/// </summary>
/// <param name="path">The log's path.</param>
internal sealed class EmergencyStopLog(string path)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Appends a line.</summary>
    /// <exception cref="AosException">The log cannot be written.</exception>
    public void Append(EmergencyStopEvent happened)
    {
        try
        {
            var isNew = !File.Exists(path);
            using (var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read))
            {
                var line = EndsInLine(stream) ? Line(happened) : [(byte)'\n', .. Line(happened)];
                stream.Seek(0, SeekOrigin.End);
                stream.Write(line);
                stream.Flush(flushToDisk: true);
            }

            if (isNew)
                DurableDirectory.Flush(Path.GetDirectoryName(path)!);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(path, cause, writing: true);
        }
    }

    /// <summary>Reads the log.</summary>
    /// <param name="problems">Receives a sentence for each line that is not an event, and where the log cannot be read.</param>
    /// <returns>The events, oldest first.</returns>
    public IReadOnlyList<EmergencyStopEvent> Read(ICollection<string> problems)
    {
        var events = new List<EmergencyStopEvent>();
        try
        {
            var number = 0;
            foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
            {
                number++;
                if (Parse(line) is { } happened)
                    events.Add(happened);
                else if (line.Length > 0)
                    problems.Add($"Line {number} of the audit log '{path}' is not an entry.");
            }
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            problems.Add($"The audit log '{path}' cannot be read: {cause.Message}");
        }

        return events;
    }

    /// <summary>A power failure can leave a line without its end; the next one must not continue it.</summary>
    private static bool EndsInLine(FileStream stream)
    {
        if (stream.Length == 0)
            return true;
        stream.Seek(-1, SeekOrigin.End);
        return stream.ReadByte() == '\n';
    }

    private static byte[] Line(EmergencyStopEvent happened)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            writer.WriteStartObject();
            writer.WriteString("time", happened.Time);
            writer.WriteString("user", happened.User);
            writer.WriteString("host", happened.Host);
            writer.WriteString("action", happened.Action == EmergencyStopAction.Enable ? "enable" : "disable");
            writer.WriteString("reason", happened.Reason);
            writer.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    private static EmergencyStopEvent? Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(line));
            var entry = document.RootElement;
            return Enum.TryParse<EmergencyStopAction>(entry.GetProperty("action").GetString(), ignoreCase: true, out var action)
                ? new EmergencyStopEvent(
                    entry.GetProperty("time").GetDateTimeOffset(),
                    entry.GetProperty("user").GetString() ?? "",
                    entry.GetProperty("host").GetString() ?? "",
                    action,
                    entry.GetProperty("reason").GetString())
                : null;
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }
}
