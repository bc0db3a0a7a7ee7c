using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace AosOps.Shadow;

/// <summary>
/// A time of day as the log writes it, <c>HH:MM:SS</c>, kept as those eight bytes in one number, most significant
/// first: two of them compare as their times do, without ever being converted.
/// </summary>
internal readonly record struct TimeOfDay(ulong Text)
{
    /// <summary>How many bytes it takes.</summary>
    public const int Length = 8;

    private const ulong Zero = 0x3030_3A30_303A_3030;
    private const ulong FirstInvalid = 0x3234_3A30_303A_3030;

    /// <summary>No time.</summary>
    public static TimeOfDay None => default;

    /// <summary>False for <see cref="None"/>.</summary>
    public bool IsKnown => Text != 0;

    /// <summary>The hour's two digits, for comparing.</summary>
    public ulong HourText => Text >> 48;

    /// <summary>Seconds since midnight.</summary>
    public int Seconds => Pair(56) * 3600 + Pair(32) * 60 + Pair(8);

    /// <summary>Takes eight bytes as they are in memory.</summary>
    /// <returns><see cref="None"/> where they are not a time of day.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TimeOfDay FromMemory(ulong bytes)
    {
        var text = BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(bytes) : bytes;
        return IsValid(text) ? new TimeOfDay(text) : None;
    }

    /// <summary>Takes the first eight bytes of a text.</summary>
    public static TimeOfDay Parse(ReadOnlySpan<byte> text) =>
        text.Length >= Length ? FromMemory(BitConverter.ToUInt64(text)) : None;

    /// <summary>Converts seconds since midnight.</summary>
    public static TimeOfDay FromSeconds(int seconds) =>
        new(Zero + Digits(seconds / 3600, 48) + Digits(seconds / 60 % 60, 24) + Digits(seconds % 60, 0));

    /// <summary>
    /// All eight bytes at once: the exclusive or with <c>00:00:00</c> leaves the digits' values and zeros for the
    /// colons; adding 0x76 (0x7A where tens of minutes and seconds stand) carries into the top bit of whatever is too big.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsValid(ulong text)
    {
        var digits = text ^ Zero;
        return (digits & 0xF0F0_FFF0_F0FF_F0F0) == 0
            && ((digits + 0x7676_007A_7600_7A76) & 0x8080_8080_8080_8080) == 0
            && text < FirstInvalid;
    }

    private int Pair(int shift) => (int)(((Text >> shift) & 0xF) * 10 + ((Text >> (shift - 8)) & 0xF));

    private static ulong Digits(int value, int shift) => ((ulong)(value / 10) << (shift + 8)) + ((ulong)(value % 10) << shift);
}
