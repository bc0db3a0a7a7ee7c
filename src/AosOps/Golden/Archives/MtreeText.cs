using System.Buffers;
using System.Text;

namespace AosOps.Golden.Archives;

/// <summary>Text in an mtree(5) file: what could end a word or a line is written as vis(3) does, <c>\ooo</c> in octal.</summary>
internal static class MtreeText
{
    private static readonly SearchValues<byte> Plain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:+,@%"u8);

    /// <summary>Writes text.</summary>
    public static void Write(string text, ArrayBufferWriter<byte> output)
    {
        var source = output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, source);
        if (!source[..length].ContainsAnyExcept(Plain))
        {
            output.Advance(length);
            return;
        }

        foreach (var unit in source[..length].ToArray())
        {
            if (Plain.Contains(unit))
                output.Write([unit]);
            else
                output.Write([(byte)'\\', Digit(unit >> 6), Digit((unit >> 3) & 7), Digit(unit & 7)]);
        }
    }

    /// <summary>Reads text.</summary>
    /// <returns>The text, or null where it is not one that <see cref="Write"/> writes.</returns>
    public static string? Read(ReadOnlySpan<byte> written)
    {
        if (!written.ContainsAnyExcept(Plain))
            return Encoding.ASCII.GetString(written);
        var text = new List<byte>(written.Length);
        for (; !written.IsEmpty; written = written[1..])
        {
            if (written[0] != '\\')
            {
                text.Add(written[0]);
                continue;
            }

            if (written.Length < 4 || Value(written[1]) is not (>= 0 and <= 3 and var high) || Value(written[2]) is not (>= 0 and var middle) || Value(written[3]) is not (>= 0 and var low))
                return null;
            text.Add((byte)((high << 6) | (middle << 3) | low));
            written = written[3..];
        }

        return Strict(text);
    }

    private static string? Strict(List<byte> text)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString([.. text]);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static byte Digit(int value) => (byte)('0' + value);

    private static int Value(byte digit) => digit is >= (byte)'0' and <= (byte)'7' ? digit - '0' : -1;
}
