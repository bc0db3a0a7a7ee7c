using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using Helix.DissonanceResearch.Entries;
using Helix.DissonanceResearch.Storage;

namespace Helix.DissonanceResearch.Validation;

/// <summary>A place in the listing as clients carry it about: a version, the instant and the number, in base64url.</summary>
internal static class PageCursor
{
    private const byte Version = 1;
    private const int Length = 1 + sizeof(long) + sizeof(long);

    private static readonly long Greatest = Microseconds.Of(DateTime.MaxValue);
    private static readonly long Least = Microseconds.Of(DateTime.MinValue);

    /// <summary>Writes a place.</summary>
    public static string Format(EntryPosition position)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], Microseconds.Of(position.Instant));
        BinaryPrimitives.WriteInt64BigEndian(bytes[(1 + sizeof(long))..], position.Id);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads a place.</summary>
    /// <returns>The place, or null where the text is none.</returns>
    public static EntryPosition? Parse(string text)
    {
        Span<byte> bytes = stackalloc byte[Length + 2];
        // TryDecodeFromChars throws at characters that are not of the alphabet.
        if (text.Length != Base64Url.GetEncodedLength(Length) || Base64Url.DecodeFromChars(text, bytes, out _, out var length) != OperationStatus.Done)
            return null;
        if (length != Length || bytes[0] != Version)
            return null;
        var instant = BinaryPrimitives.ReadInt64BigEndian(bytes[1..]);
        var id = BinaryPrimitives.ReadInt64BigEndian(bytes[(1 + sizeof(long))..]);
        return instant >= Least && instant <= Greatest && id > 0 ? new EntryPosition(Microseconds.ToInstant(instant), id) : null;
    }
}
