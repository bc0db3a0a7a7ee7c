namespace AosOps.Golden;

/// <summary>
/// Orders strings by code point. Ordinal order compares UTF-16 units, where the surrogates of U+10000 and above come
/// before U+E000 to U+FFFF.
/// </summary>
internal static class CodePointOrder
{
    /// <summary>Compares two strings.</summary>
    public static int Compare(string x, string y)
    {
        var common = x.AsSpan().CommonPrefixLength(y);
        if (common == x.Length || common == y.Length)
            return x.Length.CompareTo(y.Length);
        return Rank(x[common]).CompareTo(Rank(y[common]));
    }

    private static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
