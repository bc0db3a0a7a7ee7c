using System.Globalization;

namespace AosOps.Helix;

/// <summary>
/// A time as ISO 8601. PowerShell makes it from a text, which is kept as it is, or from a date: JSON that was read with
/// ConvertFrom-Json has dates where it had texts.
/// </summary>
public sealed class IsoTimestamp
{
    private const string LocalForm = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";

    /// <summary>Takes a text as it is.</summary>
    /// <param name="text">The text.</param>
    public IsoTimestamp(string text) => Text = text;

    /// <summary>Writes a date with its offset: Z for UTC, and none where the date does not say.</summary>
    /// <param name="time">The date.</param>
    public IsoTimestamp(DateTime time) =>
        Text = time.Kind == DateTimeKind.Local ? Format(new DateTimeOffset(time)) : time.ToString(LocalForm, CultureInfo.InvariantCulture) + (time.Kind == DateTimeKind.Utc ? "Z" : "");

    /// <summary>Writes a date with its offset.</summary>
    /// <param name="time">The date.</param>
    public IsoTimestamp(DateTimeOffset time) => Text = Format(time);

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static string Format(DateTimeOffset time) =>
        time.ToString(LocalForm, CultureInfo.InvariantCulture) + (time.Offset == TimeSpan.Zero ? "Z" : time.ToString("zzz", CultureInfo.InvariantCulture));
}
