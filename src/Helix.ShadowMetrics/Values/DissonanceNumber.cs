using System.Globalization;

namespace Helix.ShadowMetrics.Values;

/// <summary>
/// The numbers that a dissonance value can be: from -1,000,000 to 1,000,000, rounded to 18 decimal places, so that the
/// difference of any two is exact.
/// </summary>
internal static class DissonanceNumber
{
    /// <summary>What a number must be, as the end of a sentence.</summary>
    public const string Rule = "must be a number from -1000000 to 1000000";

    private const decimal Limit = 1_000_000;
    private const int Places = 18;

    /// <summary>Takes a number as it was given.</summary>
    /// <param name="given">The number.</param>
    /// <param name="value">The value, without the trailing zeros that a decimal remembers.</param>
    /// <returns>Whether it can be a value.</returns>
    public static bool TryCreate(decimal given, out decimal value)
    {
        value = Math.Abs(given) <= Limit ? Plain(decimal.Round(given, Places)) : 0;
        return Math.Abs(given) <= Limit;
    }

    /// <summary>Reads a number.</summary>
    public static bool TryParse(string text, out decimal value)
    {
        value = 0;
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var given) && TryCreate(given, out value);
    }

    /// <summary>The same number without trailing zeros.</summary>
    public static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;
}
