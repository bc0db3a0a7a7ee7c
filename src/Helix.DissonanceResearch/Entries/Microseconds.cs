namespace Helix.DissonanceResearch.Entries;

/// <summary>Instants as both storages keep them: to the microsecond.</summary>
internal static class Microseconds
{
    /// <summary>Cuts an instant to whole microseconds.</summary>
    public static DateTime Cut(DateTime instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));

    /// <summary>The microseconds from 1970 to an instant in UTC.</summary>
    public static long Of(DateTime instant) => (instant.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The instant in UTC so many microseconds after 1970.</summary>
    public static DateTime ToInstant(long microseconds) => DateTime.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
