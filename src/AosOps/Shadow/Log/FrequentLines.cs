using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AosOps.Shadow;

/// <summary>
/// Recognises the three lines of which a detailed log consists almost entirely, by comparing whole words of memory:
/// <code>
/// ESC[0;34m[STEP]ESC[0m 13:12:19 Running cycle 20...
/// ESC[0;32m[INFO]ESC[0m 13:12:20 Cycle 20: 9 workflows, 9 replays, 0 mismatches
/// ESC[0;32m[INFO]ESC[0m 13:12:20 Progress: 20 cycles, 180 workflows, 0 mismatches, 85800s remaining
/// </code>
/// It has no opinion of its own: whatever it is not sure of is left to <see cref="ShadowLogEvent"/>, which gives the
/// same result for these lines too, only several times as slowly.
/// </summary>
internal sealed class FrequentLines
{
    /// <summary>How many bytes after the last one that counts may be looked at: the buffer must be that much longer.</summary>
    public const int Reach = 128;

    private const int TimeOffset = 18;
    private const int BeginNumberOffset = 41;
    private const int EndNumberOffset = 33;
    private const int ProgressNumberOffset = 37;
    private const int ShortestEnding = 2 * VectorBytes;
    private const int LongestEnding = 3 * VectorBytes;
    private const int VectorBytes = 16;

    private readonly ulong stepColour = Word("\e[0;34m["u8);
    private readonly ulong stepTag = Word("STEP]\e[0"u8);
    private readonly ulong infoColour = Word("\e[0;32m["u8);
    private readonly ulong infoTag = Word("INFO]\e[0"u8);
    private readonly ulong running = Word(" Running"u8);
    private readonly ulong runningCycle = Word("g cycle "u8);
    private readonly uint tagEnd = HalfWord("[0m "u8);
    private readonly uint cycle = HalfWord(" Cyc"u8);
    private readonly uint cycleEnd = HalfWord("cle "u8);
    private readonly uint dots = HalfWord("...\n"u8);
    private readonly ulong progress = Word(" Progres"u8);
    private readonly uint progressEnd = HalfWord("ss: "u8);
    private readonly Literal cyclesThen = new(" cycles, "u8);
    private readonly Literal workflowsThen = new(" workflows, "u8);
    private readonly Literal mismatchesThen = new(" mismatches, "u8);
    private readonly Literal remaining = new("s remaining\n"u8);

    // How the last such line went on after its cycle's number; the next one very likely does the same.
    private Vector128<byte> endingStart;
    private Vector128<byte> endingMiddle;
    private Vector128<byte> endingLast;
    private int endingLength;
    private int workflows;
    private int replays;

    /// <summary>Counts such lines up to the first that is another one.</summary>
    /// <param name="buffer">Holds the lines, and <see cref="Reach"/> bytes more.</param>
    /// <param name="start">Where the first line starts.</param>
    /// <param name="limit">Lines must start before it.</param>
    /// <param name="filled">Lines must end before it.</param>
    /// <param name="tally">Counts.</param>
    /// <returns>Where the first line starts that was not counted.</returns>
    public int Count(byte[] buffer, int start, int limit, int filled, ShadowLogTally tally)
    {
        if (!BitConverter.IsLittleEndian)
            return start;
        ref var origin = ref MemoryMarshal.GetArrayDataReference(buffer);
        var (position, steps, infos) = (start, 0L, 0L);
        while (position < limit)
        {
            ref var line = ref Unsafe.Add(ref origin, position);
            var time = TimeOfDay.FromMemory(Word(ref line, TimeOffset));
            int length;
            if (!time.IsKnown)
                break;
            if (IsBegin(ref line, out var digits))
            {
                length = BeginNumberOffset + digits + sizeof(uint);
                if (length > filled - position)
                    break;
                tally.Clock.Advance(time);
                tally.BeginCycle(Number(ref line, BeginNumberOffset, digits));
                steps++;
            }
            else if (IsEnd(ref line, out digits))
            {
                length = EndNumberOffset + digits + endingLength;
                if (length > filled - position)
                    break;
                tally.Clock.Advance(time);
                tally.Cycles.EndClean(Number(ref line, EndNumberOffset, digits), workflows, replays);
                infos++;
            }
            else if (IsProgress(ref line, out length, out var totals) && length <= filled - position)
            {
                tally.Clock.Advance(time);
                tally.AddProgress(totals.Cycles, totals.Workflows, totals.Mismatches);
                infos++;
            }
            else
            {
                break;
            }

            position += length;
        }

        tally.Lines += steps + infos;
        tally.Bytes += position - start;
        tally[ShadowLogLevel.Step] += steps;
        tally[ShadowLogLevel.Info] += infos;
        return position;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsBegin(ref byte line, out int digits)
    {
        digits = 0;
        return Word(ref line, 0) == stepColour
            && Word(ref line, 8) == stepTag
            && HalfWord(ref line, 14) == tagEnd
            && Word(ref line, 26) == running
            && Word(ref line, 33) == runningCycle
            && TryCountDigits(ref line, BeginNumberOffset, out digits)
            && HalfWord(ref line, BeginNumberOffset + digits) == dots;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsEnd(ref byte line, out int digits)
    {
        digits = 0;
        return Word(ref line, 0) == infoColour
            && Word(ref line, 8) == infoTag
            && HalfWord(ref line, 14) == tagEnd
            && HalfWord(ref line, 26) == cycle
            && HalfWord(ref line, 29) == cycleEnd
            && TryCountDigits(ref line, EndNumberOffset, out digits)
            && (IsKnownEnding(ref Unsafe.Add(ref line, EndNumberOffset + digits)) || TryLearnEnding(ref Unsafe.Add(ref line, EndNumberOffset + digits)));
    }

    private bool IsProgress(ref byte line, out int length, out (int Cycles, int Workflows, int Mismatches) totals)
    {
        length = ProgressNumberOffset;
        totals = default;
        return Word(ref line, 0) == infoColour
            && Word(ref line, 8) == infoTag
            && HalfWord(ref line, 14) == tagEnd
            && Word(ref line, 26) == progress
            && HalfWord(ref line, 33) == progressEnd
            && TryTakeNumber(ref line, ref length, cyclesThen, out totals.Cycles)
            && TryTakeNumber(ref line, ref length, workflowsThen, out totals.Workflows)
            && TryTakeNumber(ref line, ref length, mismatchesThen, out totals.Mismatches)
            && TryTakeNumber(ref line, ref length, remaining, out _);
    }

    private static bool TryTakeNumber(ref byte line, ref int position, in Literal then, out int number)
    {
        number = 0;
        if (!TryCountDigits(ref line, position, out var digits) || !then.IsAt(ref line, position + digits))
            return false;
        number = Number(ref line, position, digits);
        position += digits + then.Length;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsKnownEnding(ref byte rest) =>
        endingLength != 0
        && Vector128.LoadUnsafe(ref rest) == endingStart
        && Vector128.LoadUnsafe(ref rest, VectorBytes) == endingMiddle
        && Vector128.LoadUnsafe(ref rest, (nuint)(endingLength - VectorBytes)) == endingLast;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryLearnEnding(ref byte rest)
    {
        var cursor = new ByteCursor(MemoryMarshal.CreateReadOnlySpan(ref rest, LongestEnding));
        if (!cursor.Take(": "u8) || !cursor.TakeNumber(out var workflowsThere) || !cursor.Take(" workflows, "u8)
            || !cursor.TakeNumber(out var replaysThere) || !cursor.Take(" replays, 0 mismatches\n"u8))
            return false;
        var length = LongestEnding - cursor.Remaining;
        if (length < ShortestEnding)
            return false;
        (workflows, replays, endingLength) = (workflowsThere, replaysThere, length);
        endingStart = Vector128.LoadUnsafe(ref rest);
        endingMiddle = Vector128.LoadUnsafe(ref rest, VectorBytes);
        endingLast = Vector128.LoadUnsafe(ref rest, (nuint)(length - VectorBytes));
        return true;
    }

    // In the exclusive or with '0', a digit is at most 9: adding 0x76 carries all others into their top bit. A carry out
    // of a byte can only disturb the bytes after it, and the first that is no digit is all that is looked for.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryCountDigits(ref byte line, int offset, out int digits)
    {
        var values = Word(ref line, offset) ^ 0x3030_3030_3030_3030;
        var others = ((values + 0x7676_7676_7676_7676) | values) & 0x8080_8080_8080_8080;
        digits = BitOperations.TrailingZeroCount(others) >> 3;
        return digits is > 0 and < sizeof(ulong);
    }

    // Puts the digits where the last of eight would be, then adds neighbours up: digits to pairs, pairs to fours, fours to all.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Number(ref byte line, int offset, int digits)
    {
        var values = (Word(ref line, offset) ^ 0x3030_3030_3030_3030) << (64 - 8 * digits);
        values = (values * 10 + (values >> 8)) & 0x00FF_00FF_00FF_00FF;
        values = (values * 100 + (values >> 16)) & 0x0000_FFFF_0000_FFFF;
        return (int)(uint)(values * 10000 + (values >> 32));
    }

    private static ulong Word(ReadOnlySpan<byte> text) => Word(ref MemoryMarshal.GetReference(text), 0);

    private static uint HalfWord(ReadOnlySpan<byte> text) => HalfWord(ref MemoryMarshal.GetReference(text), 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Word(ref byte line, int offset) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref line, offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint HalfWord(ref byte line, int offset) => Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref line, offset));

    /// <summary>A text of 8 to 16 bytes, compared as its first and its last word.</summary>
    private readonly struct Literal(ReadOnlySpan<byte> text)
    {
        private readonly ulong first = Word(text);
        private readonly ulong last = Word(text[^sizeof(ulong)..]);

        public int Length { get; } = text.Length;

        public bool IsAt(ref byte line, int offset) =>
            Word(ref line, offset) == first && Word(ref line, offset + Length - sizeof(ulong)) == last;
    }
}
