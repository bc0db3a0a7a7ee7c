using System.Numerics;
using System.Runtime.InteropServices;

namespace AosOps.Json;

/// <summary>
/// Finds what ends the plain part of a string, eight bytes at a time. Keys and hashes are short, and this is fast from
/// the first call on; the base library's vectorized search is compiled only after thousands of calls.
/// </summary>
internal static class JsonScan
{
    private const ulong Ones = 0x0101010101010101;
    private const ulong Highs = 0x8080808080808080;

    /// <summary>The index of the first quote, backslash or control character, or the length where there is none.</summary>
    public static int PlainLength(ReadOnlySpan<byte> text)
    {
        var index = 0;
        for (; text.Length - index >= sizeof(ulong); index += sizeof(ulong))
        {
            var stops = Stops(MemoryMarshal.Read<ulong>(text[index..]));
            if (stops != 0 && BitConverter.IsLittleEndian)
                return index + (BitOperations.TrailingZeroCount(stops) >> 3);
            if (stops != 0)
                break;
        }

        while (index < text.Length && text[index] is >= 0x20 and not (byte)'"' and not (byte)'\\')
            index++;
        return index;
    }

    /// <summary>
    /// The high bit of each byte that is a stop; the lowest of them is exact. (A byte is zero where subtracting one
    /// borrows and it had no high bit; below 0x20 where subtracting 0x20 does.)
    /// </summary>
    private static ulong Stops(ulong bytes)
    {
        var quote = bytes ^ (Ones * '"');
        var backslash = bytes ^ (Ones * '\\');
        return (((quote - Ones) & ~quote) | ((backslash - Ones) & ~backslash) | ((bytes - (Ones * 0x20)) & ~bytes)) & Highs;
    }
}
