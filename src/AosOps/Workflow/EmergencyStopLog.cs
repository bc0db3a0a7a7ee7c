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
    private const string Enabled = "enable";
    private const string Disabled = "disable";
    private const UnixFileMode ForAllToRead =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead;

    private static readonly JsonWriterOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Appends a line. A line that a power failure left without its end gets it first: none continues another.</summary>
    /// <returns>A task that ends when the line is on disk.</returns>
    /// <exception cref="AosException">The log cannot be written.</exception>
    public Task AppendAsync(EmergencyStopEvent happened) => Task.Run(() => Append(happened));

    /// <summary>Reads the log.</summary>
    /// <param name="problems">Receives a sentence for each line that is not an event, and where the log cannot be read.</param>
    /// <returns>The events, oldest first.</returns>
    public IReadOnlyList<EmergencyStopEvent> Read(ICollection<string> problems)
    {
        var events = new List<EmergencyStopEvent>();
        try
        {
            var number = 0;
            foreach (var line in ReadLines())
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

    private void Append(EmergencyStopEvent happened)
    {
        try
        {
            AppendedFile.AppendLine(path, Line(happened), ForAllToRead);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(path, cause, writing: true);
        }
    }

    /// <summary>Reads without a lock: whoever looks must not keep an entry from being written.</summary>
    private IEnumerable<string> ReadLines()
    {
        if (!Path.Exists(path))
            yield break;
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        while (reader.ReadLine() is { } line)
            yield return line;
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
            writer.WriteString("action", happened.Action == EmergencyStopAction.Enable ? Enabled : Disabled);
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
            EmergencyStopAction? action = entry.GetProperty("action").GetString() switch
            {
                Enabled => EmergencyStopAction.Enable,
                Disabled => EmergencyStopAction.Disable,
                _ => null,
            };
            return action is null
                ? null
                : new EmergencyStopEvent(
                    entry.GetProperty("time").GetDateTimeOffset(),
                    entry.GetProperty("user").GetString() ?? "",
                    entry.GetProperty("host").GetString() ?? "",
                    action.Value,
                    entry.GetProperty("reason").GetString());
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }
}
