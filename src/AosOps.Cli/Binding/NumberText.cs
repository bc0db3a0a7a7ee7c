using System.Globalization;
using System.Numerics;

namespace AosOps.Cli.Binding;

/// <summary>Reads numbers as PowerShell writes them: <c>12</c>, <c>-1.5e3</c>, <c>0xFF</c>, <c>10KB</c>, <c>5L</c>, <c>1.5D</c>.</summary>
internal static class NumberText
{
    /// <summary>Reads a number, choosing the type as PowerShell does: int, long, decimal, double.</summary>
    public static bool TryRead(string text, out object number)
    {
        number = 0;
        var digits = text.AsSpan();
        var negative = TakeSign(ref digits);
        var factor = TakeMultiplier(ref digits);
        var kind = TakeKind(ref digits);
        if (digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            return TryHexadecimal(digits[2..], negative, factor, kind, out number);
        if (digits.IsEmpty || !(char.IsAsciiDigit(digits[0]) || digits[0] == '.') || !IsNumeral(digits))
            return false;
        return digits.ContainsAny("eE.") || kind == 'd'
            ? TryReal(digits, negative, factor, kind, out number)
            : TryInteger(digits, negative, factor, kind, out number);
    }

    /// <summary>Converts a text to a numeric type.</summary>
    /// <exception cref="FormatException">It is not a number.</exception>
    /// <exception cref="OverflowException">The type cannot hold it.</exception>
    public static object Convert(string text, Type type)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0)
            return System.Convert.ChangeType(0, type, CultureInfo.InvariantCulture);
        if (TryRead(trimmed, out var number))
            return System.Convert.ChangeType(number, type, CultureInfo.InvariantCulture);
        if (type == typeof(double) || type == typeof(float))
            return System.Convert.ChangeType(double.Parse(trimmed, CultureInfo.InvariantCulture), type, CultureInfo.InvariantCulture);
        throw new FormatException($"The input string '{text}' was not in a correct format.");
    }

    private static bool TakeSign(ref ReadOnlySpan<char> digits)
    {
        if (digits.IsEmpty || digits[0] is not ('-' or '+'))
            return false;
        var negative = digits[0] == '-';
        digits = digits[1..];
        return negative;
    }

    private static long TakeMultiplier(ref ReadOnlySpan<char> digits)
    {
        if (digits.Length < 3 || digits[^1] is not ('b' or 'B'))
            return 1;
        var power = "kmgtp".IndexOf(char.ToLowerInvariant(digits[^2]));
        if (power < 0)
            return 1;
        digits = digits[..^2];
        return 1L << (10 * (power + 1));
    }

    private static char TakeKind(ref ReadOnlySpan<char> digits)
    {
        if (digits.Length < 2)
            return '\0';
        var kind = char.ToLowerInvariant(digits[^1]);
        if (kind != 'l' && (kind != 'd' || digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase)))
            return '\0';
        digits = digits[..^1];
        return kind;
    }

    private static bool IsNumeral(ReadOnlySpan<char> digits)
    {
        foreach (var character in digits)
        {
            if (!char.IsAsciiDigit(character) && character is not ('.' or 'e' or 'E' or '+' or '-'))
                return false;
        }

        return true;
    }

    private static bool TryHexadecimal(ReadOnlySpan<char> digits, bool negative, long factor, char kind, out object number)
    {
        number = 0;
        if (digits.IsEmpty || !ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits))
            return false;
        // As in PowerShell, eight digits are the bits of an int, so 0xFFFFFFFF is -1.
        var value = digits.Length <= 8 ? (int)(uint)bits : (long)bits;
        return TryFit((negative ? -(BigInteger)value : value) * factor, kind, out number);
    }

    private static bool TryInteger(ReadOnlySpan<char> digits, bool negative, long factor, char kind, out object number)
    {
        number = 0;
        if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var small) && factor == 1 && kind == '\0')
        {
            number = negative ? -small : small;
            return true;
        }

        return digits.Length <= 400 && BigInteger.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && TryFit((negative ? -value : value) * factor, kind, out number);
    }

    private static bool TryFit(BigInteger value, char kind, out object number)
    {
        if (kind != 'l' && value >= int.MinValue && value <= int.MaxValue)
            number = (int)value;
        else if (value >= long.MinValue && value <= long.MaxValue)
            number = (long)value;
        else if (value >= new BigInteger(decimal.MinValue) && value <= new BigInteger(decimal.MaxValue))
            number = (decimal)value;
        else
            number = (double)value;
        return kind != 'l' || number is long;
    }

    private static bool TryReal(ReadOnlySpan<char> digits, bool negative, long factor, char kind, out object number)
    {
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        number = 0;
        if (kind == 'd')
        {
            if (!decimal.TryParse(digits, Style, CultureInfo.InvariantCulture, out var exact) || Math.Abs(exact) > decimal.MaxValue / factor)
                return false;
            number = (negative ? -exact : exact) * factor;
            return true;
        }

        if (kind == 'l' || !double.TryParse(digits, Style, CultureInfo.InvariantCulture, out var real))
            return false;
        number = (negative ? -real : real) * factor;
        return true;
    }
}
