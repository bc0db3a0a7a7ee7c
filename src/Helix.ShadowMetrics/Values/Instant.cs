using System.Globalization;

namespace Helix.ShadowMetrics.Values;

/// <summary>Instants as the service writes them: ISO 8601 in UTC, with a Z.</summary>
internal static class Instant
{
    /// <summary>The format with microseconds.</summary>
    public const string PreciseFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    private const string SecondFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>To the microsecond.</summary>
    public static string Precise(DateTimeOffset time) => time.UtcDateTime.ToString(PreciseFormat, CultureInfo.InvariantCulture);

    /// <summary>To the second.</summary>
    public static string Second(DateTimeOffset time) => time.UtcDateTime.ToString(SecondFormat, CultureInfo.InvariantCulture);
}
