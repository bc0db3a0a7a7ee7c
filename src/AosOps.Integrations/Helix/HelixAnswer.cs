using System.Text.Json;
using AosOps.Helix;

namespace AosOps.Integrations.Helix;

/// <summary>Reads the answers of the Helix services. What is missing or of another type throws.</summary>
internal static class HelixAnswer
{
    /// <summary>Reads the status of Shadow Metrics. Its dissonance may be missing: then there was no seed.</summary>
    public static ShadowMetricsStatus ReadMetricsStatus(JsonElement answer) => new(
        answer.GetProperty("server_time_utc").GetDateTimeOffset(),
        Text(answer, "version"),
        Seconds(answer.GetProperty("uptime_seconds")),
        Optional(answer, "dissonance") is { } dissonance && Optional(dissonance, "value") is not null ? ReadDissonance(dissonance) : null,
        OptionalText(answer, "problem") ?? OptionalText(answer, "detail"));

    /// <summary>Reads the answer to a dissonance value that was set.</summary>
    public static DissonanceChange ReadChange(JsonElement answer)
    {
        var dissonance = ReadDissonance(answer.GetProperty("dissonance"));
        return new DissonanceChange(
            dissonance.Value,
            Previous: null,
            Optional(answer, "delta") is { } delta ? Finite(delta) : null,
            answer.GetProperty("audited").GetBoolean(),
            answer.GetProperty("healed").GetBoolean(),
            dissonance.Timestamp,
            dissonance.Source);
    }

    /// <summary>Reads the status of Dissonance Research.</summary>
    public static ResearchStatus ReadResearchStatus(JsonElement answer)
    {
        var storage = Optional(answer, "storage");
        return new ResearchStatus
        {
            IsOk = answer.GetProperty("ok").GetBoolean(),
            Version = OptionalText(answer, "version"),
            ServerTime = Optional(answer, "server_time_utc")?.GetDateTimeOffset(),
            Uptime = Optional(answer, "uptime_seconds") is { } seconds ? Seconds(seconds) : null,
            Entries = Optional(answer, "entries")?.GetInt64(),
            LastReceived = Optional(answer, "last_received_at")?.GetDateTimeOffset(),
            Storage = storage is { } kind ? OptionalText(kind, "kind") : null,
            StorageState = storage is { } state ? OptionalText(state, "state") : null,
            StorageDetail = storage is { } detail ? OptionalText(detail, "detail") : null,
        };
    }

    /// <summary>Reads a page of entries.</summary>
    public static DissonancePage ReadPage(JsonElement answer) =>
        new([.. answer.GetProperty("items").EnumerateArray().Select(ReadEntry)], OptionalText(answer, "next_cursor"));

    /// <summary>Reads the newest entry; null or an empty object say that there is none.</summary>
    public static DissonanceEntry? ReadLastEntry(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Null || (answer.ValueKind == JsonValueKind.Object && answer.GetPropertyCount() == 0) ? null : ReadEntry(answer);

    /// <summary>An entry as it was sent, where the service does not say more.</summary>
    public static DissonanceEntry EntryOf(DissonanceTime entry) => new()
    {
        IsoTimestamp = entry.IsoTimestamp,
        Time = DissonanceTimeRules.InstantOf(entry.IsoTimestamp, entry.TimeZone),
        TimeZone = entry.TimeZone,
        Source = entry.Source,
        Human = entry.Human,
    };

    private static DissonanceEntry ReadEntry(JsonElement entry)
    {
        var sent = new DissonanceTime(Text(entry, "iso_timestamp"), Text(entry, "timezone"), Text(entry, "source"), Text(entry, "human"));
        return EntryOf(sent) with
        {
            Id = Optional(entry, "id")?.ToString(),
            ReceivedAt = Optional(entry, "received_at")?.GetDateTimeOffset(),
        };
    }

    private static HelixDissonance ReadDissonance(JsonElement dissonance) => new(
        Finite(dissonance.GetProperty("value")),
        dissonance.GetProperty("timestamp").GetDateTimeOffset(),
        Text(dissonance, "source"),
        OptionalText(dissonance, "ip"));

    private static TimeSpan Seconds(JsonElement value) =>
        Finite(value) is >= 0 and var seconds ? TimeSpan.FromSeconds(seconds) : throw new FormatException("uptime_seconds is negative");

    private static double Finite(JsonElement value) =>
        value.GetDouble() is var number && double.IsFinite(number) ? number : throw new FormatException("a number is too large");

    private static string Text(JsonElement owner, string name) =>
        owner.GetProperty(name).GetString() ?? throw new FormatException($"{name} is null");

    private static string? OptionalText(JsonElement owner, string name) => Optional(owner, name)?.GetString();

    private static JsonElement? Optional(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
