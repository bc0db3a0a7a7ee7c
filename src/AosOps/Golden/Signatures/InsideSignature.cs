using System.Text;
using AosOps.Json;
using Microsoft.Win32.SafeHandles;

namespace AosOps.Golden.Signatures;

/// <summary>The member <c>signature</c> of the JSON object of a golden file, or the place where it would be put.</summary>
/// <param name="Text">The signature; empty where the member is not a text; null where there is none.</param>
/// <param name="Offset">Where its value begins or would be put, in bytes from the start of the file.</param>
/// <param name="Length">The length of its value, in bytes.</param>
/// <param name="Introduction">What has to stand before the value.</param>
internal sealed record InsideSignature(byte[]? Text, long Offset, long Length, string Introduction)
{
    private const int ChunkSize = 64 * 1024;

    /// <summary>Finds it.</summary>
    /// <param name="cursor">Has the file, which holds one valid JSON value.</param>
    /// <returns>Null where the file does not hold an object with members.</returns>
    public static InsideSignature? Find(JsonCursor cursor)
    {
        cursor.Rewind(readsLines: false);
        cursor.NextValue();
        if (cursor.Token != JsonToken.StartObject)
            return null;
        var start = cursor.TokenOffset;
        var firstKey = -1L;
        var end = start;
        while (cursor.Read() == JsonToken.Name)
        {
            firstKey = firstKey < 0 ? cursor.TokenOffset : firstKey;
            var isSignature = cursor.IsNext(SortedJson.SignatureKey);
            cursor.Read();
            var value = cursor.TokenOffset;
            var text = isSignature && cursor.Token == JsonToken.String ? cursor.Text.ToArray() : [];
            cursor.Skip();
            end = cursor.Mark().Offset;
            if (isSignature)
                return new InsideSignature(text, value, end - value, "");
        }

        return new InsideSignature(null, end, 0, $",{Gap(cursor, start + 1, firstKey)}\"signature\": ");
    }

    /// <summary>Writes the golden file with another signature; every other byte stays.</summary>
    /// <param name="source">The golden file.</param>
    /// <param name="target">Gets it; it is empty.</param>
    /// <param name="signature">The signature, in hexadecimal digits.</param>
    public void Write(Stream source, SafeFileHandle target, ReadOnlySpan<byte> signature)
    {
        var place = Copy(source, target, 0, Offset);
        if (place < Offset)
            throw new EndOfStreamException("it was cut off while it was read.");
        var value = Encoding.UTF8.GetBytes($"{Introduction}\"{Encoding.ASCII.GetString(signature)}\"");
        RandomAccess.Write(target, value, place);
        source.Seek(Length, SeekOrigin.Current);
        Copy(source, target, place + value.Length, long.MaxValue);
    }

    /// <summary>Copies as much as there is, up to a limit.</summary>
    /// <returns>Where the copy ends.</returns>
    private static long Copy(Stream source, SafeFileHandle target, long place, long most)
    {
        var buffer = new byte[ChunkSize];
        for (int length; most > 0 && (length = source.Read(buffer, 0, (int)Math.Min(buffer.Length, most))) > 0; most -= length)
        {
            RandomAccess.Write(target, buffer.AsSpan(0, length), place);
            place += length;
        }

        return place;
    }

    /// <summary>The white space between the brace and the first key: each member of an indented object stands after the same.</summary>
    private static string Gap(JsonCursor cursor, long from, long to) =>
        cursor.Content is { IsEmpty: false } content && to > from ? Encoding.UTF8.GetString(content[(int)from..(int)to]) : " ";
}
