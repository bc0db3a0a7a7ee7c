using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Helix.ShadowMetrics.Values;

namespace Helix.ShadowMetrics.Auditing;

/// <summary>
/// A line of the audit trail: JSON whose member <c>previous_hash</c> is the hash of the line before, and whose last member
/// <c>hash</c> is the SHA-256 of all bytes of the line before that member's comma. So
/// <c>sed 's/,"hash":"[0-9a-f]*"}$//' | tr -d '\n' | sha256sum</c> computes it too.
/// </summary>
internal static class AuditLine
{
    private const int HexLength = 64;

    private static ReadOnlySpan<byte> HashMember => ",\"hash\":\""u8;

    private static ReadOnlySpan<byte> End => "\"}"u8;

    /// <summary>Writes a line without its end.</summary>
    /// <param name="change">What happened.</param>
    /// <param name="previous">The record that it follows on.</param>
    /// <param name="next">What the next record follows on.</param>
    public static byte[] Write(AuditEvent change, AuditLink previous, out AuditLink next)
    {
        using var line = new MemoryStream();
        using (var writer = new Utf8JsonWriter(line))
            WriteMembers(writer, change, previous);
        line.SetLength(line.Length - 1);
        next = new AuditLink(previous.Sequence + 1, Convert.ToHexStringLower(SHA256.HashData(line.GetBuffer().AsSpan(0, (int)line.Length))));
        line.Position = line.Length;
        line.Write(HashMember);
        line.Write(Encoding.ASCII.GetBytes(next.Hash));
        line.Write(End);
        return line.ToArray();
    }

    /// <summary>Reads a line and checks its own hash.</summary>
    /// <param name="line">The line without its end.</param>
    /// <param name="previousHash">The hash of the record that it says it follows on.</param>
    /// <param name="link">What the next record follows on.</param>
    /// <returns>What is wrong with the line, as the end of a sentence, or null.</returns>
    public static string? Read(ReadOnlySpan<byte> line, out string? previousHash, out AuditLink link)
    {
        (previousHash, link) = (null, default);
        var tail = HashMember.Length + HexLength + End.Length;
        if (line.Length <= tail || !line[^tail..].StartsWith(HashMember) || !line.EndsWith(End))
            return "does not end in a hash";
        var hash = Encoding.ASCII.GetString(line[^(HexLength + End.Length)..^End.Length]);
        if (hash != Convert.ToHexStringLower(SHA256.HashData(line[..^tail])))
            return "is not what its hash says: it has been changed";
        try
        {
            var reader = new Utf8JsonReader(line);
            using var document = JsonDocument.ParseValue(ref reader);
            previousHash = document.RootElement.GetProperty("previous_hash").GetString();
            link = new AuditLink(document.RootElement.GetProperty("sequence").GetInt64(), hash);
            return null;
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return "is not a record";
        }
    }

    private static void WriteMembers(Utf8JsonWriter writer, AuditEvent change, AuditLink previous)
    {
        writer.WriteStartObject();
        writer.WriteNumber("sequence", previous.Sequence + 1);
        writer.WriteString("timestamp", Instant.Precise(change.Timestamp));
        DissonanceJson.Write(writer, "previous", change.Previous);
        DissonanceJson.Write(writer, "current", change.Current);
        writer.WriteNumber("delta", change.Current.DeltaTo(change.Previous));
        writer.WriteNumber("threshold", Dissonance.AuditThreshold);
        if (change.HealedTo is { } seed)
            writer.WriteNumber("healed_to", seed);
        else
            writer.WriteNull("healed_to");
        writer.WriteString("previous_hash", previous.Hash);
        writer.WriteEndObject();
    }
}
