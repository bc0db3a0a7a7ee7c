namespace AosOps.Json;

/// <summary>
/// Compares JSON numbers by their exact value, whatever their length and exponent: 1, 1.0 and 10e-1 are equal, 0 and -0
/// too. Nothing is rounded and nothing is allocated: a value is its digits without outer zeros, and where the point is.
/// </summary>
internal static class JsonNumber
{
    /// <summary>No two points of numbers that fit in memory are further apart than this, unless the exponents are.</summary>
    private const long FarApart = 1L << 40;

    /// <summary>Says whether two valid numbers have the same value.</summary>
    public static bool AreEqual(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (a.SequenceEqual(b))
            return true;
        var left = new Parts(a);
        var right = new Parts(b);
        if (left.IsZero || right.IsZero)
            return left.IsZero && right.IsZero;
        return left.Negative == right.Negative && HaveSameDigits(left, right) && HaveSamePoint(left, right);
    }

    private static bool HaveSameDigits(in Parts a, in Parts b)
    {
        if (a.Count != b.Count)
            return false;
        for (var i = 0; i < a.Count; i++)
        {
            if (a.Digit(i) != b.Digit(i))
                return false;
        }

        return true;
    }

    private static bool HaveSamePoint(in Parts a, in Parts b) => Subtract(a.Exponent, b.Exponent) == b.Point - a.Point;

    /// <summary>The difference of two exponents, or some number beyond <see cref="FarApart"/> where it is larger.</summary>
    private static long Subtract(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var (signA, signB) = (Sign(ref a), Sign(ref b));
        var difference = 0L;
        for (var place = Math.Max(a.Length, b.Length); place > 0; place--)
        {
            difference = (difference * 10) + (signA * DigitAt(a, place)) - (signB * DigitAt(b, place));
            // From here on each further digit can only take it further away from zero.
            if (Math.Abs(difference) > FarApart)
                return difference;
        }

        return difference;
    }

    private static int DigitAt(ReadOnlySpan<byte> digits, int place) => place > digits.Length ? 0 : digits[^place] - '0';

    private static int Sign(ref ReadOnlySpan<byte> digits)
    {
        if (digits.IsEmpty || digits[0] is not ((byte)'-' or (byte)'+'))
            return 1;
        var sign = digits[0] == '-' ? -1 : 1;
        digits = digits[1..];
        return sign;
    }

    /// <summary>A number taken apart: 0.DIGITS times ten to the power of <see cref="Point"/> plus <see cref="Exponent"/>.</summary>
    private readonly ref struct Parts
    {
        private readonly ReadOnlySpan<byte> whole;
        private readonly ReadOnlySpan<byte> fraction;
        private readonly int first;

        public Parts(ReadOnlySpan<byte> number)
        {
            Negative = number[0] == '-';
            if (Negative)
                number = number[1..];
            var exponent = number.IndexOfAny((byte)'e', (byte)'E');
            Exponent = exponent < 0 ? [] : number[(exponent + 1)..];
            var mantissa = exponent < 0 ? number : number[..exponent];
            var point = mantissa.IndexOf((byte)'.');
            whole = point < 0 ? mantissa : mantissa[..point];
            fraction = point < 0 ? [] : mantissa[(point + 1)..];
            (first, Count) = Significant();
            Point = whole.Length - first;
        }

        public bool Negative { get; }

        public ReadOnlySpan<byte> Exponent { get; }

        public int Count { get; }

        public long Point { get; }

        public bool IsZero => Count == 0;

        public byte Digit(int index) => At(first + index);

        private byte At(int index) => index < whole.Length ? whole[index] : fraction[index - whole.Length];

        private (int First, int Count) Significant()
        {
            var end = whole.Length + fraction.Length;
            var start = 0;
            while (start < end && At(start) == '0')
                start++;
            while (end > start && At(end - 1) == '0')
                end--;
            return (start, end - start);
        }
    }
}
