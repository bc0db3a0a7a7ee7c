using System.Globalization;
using System.Text;

namespace AosOps.Json;

/// <summary>
/// The text of JSON strings. Unescaped it is UTF-8 in which an unpaired surrogate escape, which has no UTF-8 form, stands
/// as its three generalized bytes (WTF-8, https://simonsapin.github.io/wtf-8/); so byte order is code point order.
/// </summary>
internal static class JsonText
{
    /// <summary>Resolves the escapes of a string that is known to be valid.</summary>
    /// <param name="raw">The string between its quotes.</param>
    /// <param name="target">Room for as many bytes as <paramref name="raw"/> has; the result is never longer.</param>
    /// <returns>The length of the result.</returns>
    public static int Unescape(ReadOnlySpan<byte> raw, Span<byte> target)
    {
        var length = 0;
        while (true)
        {
            var plain = raw.IndexOf((byte)'\\');
            if (plain < 0)
            {
                raw.CopyTo(target[length..]);
                return length + raw.Length;
            }

            raw[..plain].CopyTo(target[length..]);
            length += plain;
            raw = raw[plain..];
            length += raw[1] == 'u' ? Unicode(ref raw, target[length..]) : Simple(ref raw, target[length..]);
        }
    }

    /// <summary>Makes a string of unescaped bytes.</summary>
    public static string ToString(ReadOnlySpan<byte> text)
    {
        var surrogate = IndexOfSurrogate(text);
        if (surrogate < 0)
            return Encoding.UTF8.GetString(text);
        var builder = new StringBuilder();
        for (; surrogate >= 0; surrogate = IndexOfSurrogate(text))
        {
            builder.Append(Encoding.UTF8.GetString(text[..surrogate]));
            builder.Append((char)(((text[surrogate] & 0x0F) << 12) | ((text[surrogate + 1] & 0x3F) << 6) | (text[surrogate + 2] & 0x3F)));
            text = text[(surrogate + 3)..];
        }

        return builder.Append(Encoding.UTF8.GetString(text)).ToString();
    }

    /// <summary>Writes text as a JSON string. An unpaired surrogate, which UTF-8 cannot hold, stays an escape.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (char.IsHighSurrogate(character) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                quoted.Append(character).Append(text[++i]);
            else if (char.IsControl(character) || char.IsSurrogate(character))
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            else
                quoted.Append(character is '"' or '\\' ? "\\" : "").Append(character);
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Gives the beginning of unescaped text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">The most characters (code points) to give.</param>
    /// <returns>The text, or its beginning.</returns>
    public static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> text, int limit)
    {
        var index = 0;
        for (var seen = 0; index < text.Length; index++)
        {
            if ((text[index] & 0xC0) != 0x80 && seen++ == limit)
                break;
        }

        return text[..index];
    }

    private static int IndexOfSurrogate(ReadOnlySpan<byte> text)
    {
        for (var index = 0; ;)
        {
            var next = text[index..].IndexOf((byte)0xED);
            if (next < 0)
                return -1;
            index += next;
            if (text[index + 1] >= 0xA0)
                return index;
            index++;
        }
    }

    private static int Simple(ref ReadOnlySpan<byte> raw, Span<byte> target)
    {
        target[0] = raw[1] switch
        {
            (byte)'b' => 8,
            (byte)'f' => 12,
            (byte)'n' => 10,
            (byte)'r' => 13,
            (byte)'t' => 9,
            var itself => itself,
        };
        raw = raw[2..];
        return 1;
    }

    private static int Unicode(ref ReadOnlySpan<byte> raw, Span<byte> target)
    {
        var unit = Hex(raw[2..6]);
        raw = raw[6..];
        var pairs = char.IsHighSurrogate((char)unit) && raw.Length >= 6 && raw[0] == '\\' && raw[1] == 'u';
        if (pairs && Hex(raw[2..6]) is var low && char.IsLowSurrogate((char)low))
        {
            raw = raw[6..];
            return new Rune((char)unit, (char)low).EncodeToUtf8(target);
        }

        if (!char.IsSurrogate((char)unit))
            return new Rune(unit).EncodeToUtf8(target);
        target[0] = (byte)(0xE0 | (unit >> 12));
        target[1] = (byte)(0x80 | ((unit >> 6) & 0x3F));
        target[2] = (byte)(0x80 | (unit & 0x3F));
        return 3;
    }

    private static int Hex(ReadOnlySpan<byte> digits)
    {
        var value = 0;
        foreach (var digit in digits)
            value = (value << 4) | (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        return value;
    }
}
