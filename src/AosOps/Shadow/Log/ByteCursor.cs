using System.Runtime.CompilerServices;

namespace AosOps.Shadow;

/// <summary>
/// Walks over the bytes of a line. What does not fit leaves it where it was. It uses nothing of a span but its length and
/// its elements: in code compiled ahead of time each of a span's other methods is a call.
/// </summary>
internal ref struct ByteCursor(ReadOnlySpan<byte> text)
{
    /// <summary>Nine digits fit an <see cref="int"/>; a run that has counted further than that has lost count.</summary>
    private const int MostDigits = 9;

    private readonly ReadOnlySpan<byte> text = text;
    private int position;

    /// <summary>What is still ahead.</summary>
    public readonly ReadOnlySpan<byte> Rest => text[position..];

    /// <summary>How many bytes are still ahead.</summary>
    public readonly int Remaining => text.Length - position;

    /// <summary>True at the end.</summary>
    public readonly bool AtEnd => position == text.Length;

    /// <summary>Steps over a text.</summary>
    public bool Take(ReadOnlySpan<byte> expected)
    {
        if (Remaining < expected.Length || !StartsWith(expected))
            return false;
        position += expected.Length;
        return true;
    }

    // Eight bytes at a time; the last eight may overlap those before them.
    private readonly bool StartsWith(ReadOnlySpan<byte> expected)
    {
        var index = 0;
        if (expected.Length >= sizeof(ulong))
        {
            var last = expected.Length - sizeof(ulong);
            for (; index < last; index += sizeof(ulong))
            {
                if (Word(text, position + index) != Word(expected, index))
                    return false;
            }

            return Word(text, position + last) == Word(expected, last);
        }

        for (; index < expected.Length; index++)
        {
            if (text[position + index] != expected[index])
                return false;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Word(ReadOnlySpan<byte> bytes, int offset) =>
        Unsafe.ReadUnaligned<ulong>(ref Unsafe.AsRef(in bytes[offset]));

    /// <summary>Steps over some bytes.</summary>
    /// <param name="count">How many; there must be as many.</param>
    public void Skip(int count) => position += count;

    /// <summary>Steps over a number in decimal digits.</summary>
    public bool TakeNumber(out int number)
    {
        number = 0;
        var end = position;
        for (; end < text.Length && (uint)(text[end] - '0') <= 9; end++)
        {
            if (end - position == MostDigits)
                return false;
            number = number * 10 + (text[end] - '0');
        }

        var taken = end > position;
        position = end;
        return taken;
    }

    /// <summary>Steps over a number that may be missing.</summary>
    /// <returns>False only where the digits are no number.</returns>
    public bool TakeOptionalNumber(out int? number)
    {
        number = null;
        if (AtEnd || (uint)(text[position] - '0') > 9)
            return true;
        var fits = TakeNumber(out var value);
        number = value;
        return fits;
    }

    /// <summary>Steps over blanks.</summary>
    public void SkipBlanks()
    {
        while (!AtEnd && text[position] == ' ')
            position++;
    }

    /// <summary>Steps over ANSI escape sequences (ECMA-48, SGR): ESC, '[', parameters, 'm'.</summary>
    public void SkipColour()
    {
        while (Remaining > 2 && text[position] == 0x1B && text[position + 1] == '[')
        {
            var end = position + 2;
            while (end < text.Length && (text[end] == ';' || (uint)(text[end] - '0') <= 9))
                end++;
            if (end == text.Length || text[end] != 'm')
                return;
            position = end + 1;
        }
    }
}
