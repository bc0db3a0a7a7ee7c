using System.Text;
using AosOps.Json;

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
    /// <param name="target">Gets it.</param>
    /// <param name="signature">The signature, in hexadecimal digits.</param>
    public void Write(Stream source, Stream target, ReadOnlySpan<byte> signature)
    {
        var buffer = new byte[ChunkSize];
        for (var left = Offset; left > 0;)
        {
            var length = source.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
            if (length == 0)
                throw new EndOfStreamException("it was cut off while it was read.");
            target.Write(buffer, 0, length);
            left -= length;
        }

        target.Write(Encoding.UTF8.GetBytes($"{Introduction}\"{Encoding.ASCII.GetString(signature)}\""));
        source.Seek(Length, SeekOrigin.Current);
        source.CopyTo(target);
    }

    /// <summary>The white space between the brace and the first key: each member of an indented object stands after the same.</summary>
    private static string Gap(JsonCursor cursor, long from, long to) =>
        cursor.Content is { IsEmpty: false } content && to > from ? Encoding.UTF8.GetString(content[(int)from..(int)to]) : " ";
}
