using System.Globalization;
using System.Management.Automation;

namespace AosOps.Commands;

/// <summary>
/// Turns what was given for a TimeSpan parameter into one: a number is in the unit of the parameter (not, as in a
/// conversion, days or ticks), and <c>500ms</c>, <c>30s</c>, <c>5m</c>, <c>1h</c>, <c>7d</c> and <c>00:00:30</c> are what
/// they look like.
/// </summary>
public abstract class LengthOfTimeAttribute : ArgumentTransformationAttribute
{
    private static readonly (string Suffix, double Seconds)[] Units = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("d", 86400)];

    /// <summary>The unit of a number, in words.</summary>
    protected abstract string UnitName { get; }

    /// <summary>The unit of a number, in seconds.</summary>
    protected abstract double UnitSeconds { get; }

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;

        // PowerShell takes 1d and 30s for numbers of a type (decimal, short), and keeps what was typed.
        if (inputData is PSObject && value is not string && inputData.ToString() is [.., var last] typed && char.IsAsciiLetter(last) && Parse(typed) is { } length)
            return length;
        return value switch
        {
            TimeSpan => value,
            string text => Parse(text.Trim()) ?? throw Refused(text),
            IConvertible number and not (bool or char or DateTime) => OfUnits(number.ToDouble(CultureInfo.InvariantCulture)) ?? throw Refused(value),
            _ => throw Refused(value),
        };
    }

    private TimeSpan? Parse(string text)
    {
        if (text.Contains(':', StringComparison.Ordinal))
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? span : null;
        foreach (var (suffix, seconds) in Units)
        {
            if (text.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
                return Number(text[..^suffix.Length]) is { } amount ? OfSeconds(amount * seconds) : null;
        }

        return Number(text) is { } number ? OfUnits(number) : null;
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private TimeSpan? OfUnits(double amount) => OfSeconds(amount * UnitSeconds);

    private static TimeSpan? OfSeconds(double seconds) =>
        Math.Abs(seconds) < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;

    private ArgumentTransformationMetadataException Refused(object? value) =>
        new($"'{value}' is no length of time. Give a number of {UnitName}, or a text such as 500ms, 30s, 5m, 1h, 7d or 00:00:30.");
}
