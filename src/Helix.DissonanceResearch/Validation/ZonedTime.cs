using System.Globalization;
using Helix.Hosting.Problems;

namespace Helix.DissonanceResearch.Validation;

/// <summary>
/// The instant that a time and a zone mean together. The zone is asked only for its offset at instants in UTC, which is
/// always one: what the framework says of local times knows daylight saving alone, not zones that changed their base.
/// </summary>
internal static class ZonedTime
{
    private const string Field = "iso_timestamp";

    /// <summary>Further than the furthest offset of any zone, at any time, from UTC.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromHours(16);

    /// <summary>Finds the instant.</summary>
    /// <param name="time">The time.</param>
    /// <param name="zone">The zone.</param>
    /// <param name="instant">The instant in UTC, where there is exactly one.</param>
    /// <returns>What is wrong, or null.</returns>
    public static FieldProblem? Resolve(IsoTimestamp time, TimeZoneInfo zone, out DateTime instant) =>
        time.Offset is { } offset ? ResolveOffset(time.Local, offset, zone, out instant) : ResolveLocal(time.Local, zone, out instant);

    private static FieldProblem? ResolveOffset(DateTime local, TimeSpan offset, TimeZoneInfo zone, out DateTime instant)
    {
        if (!TrySubtract(local, offset, out instant))
            return OutOfRange();
        var actual = zone.GetUtcOffset(instant);
        return actual == offset
            ? null
            : FieldProblem.Of(
                Field,
                $"has the offset {Show(offset)}, and {zone.Id} has {Show(actual)} at that instant; send the time with that offset, or the timezone in which it was taken",
                FaultCodes.OffsetContradictsTimezone);
    }

    private static FieldProblem? ResolveLocal(DateTime local, TimeZoneInfo zone, out DateTime instant)
    {
        instant = default;
        // Two changes of a zone within so short a time have never been.
        var before = zone.GetUtcOffset(Around(local, -Reach));
        var after = zone.GetUtcOffset(Around(local, Reach));
        var first = Holds(local, before, zone, out var early);
        var second = Holds(local, after, zone, out var late);
        if (first && second && early != late)
            return FieldProblem.Of(
                Field,
                $"is a local time that {zone.Id} had twice, at {Show(before)} and at {Show(after)}; send it with its offset",
                FaultCodes.AmbiguousTime);
        instant = first ? early : late;
        if (first || second)
            return null;
        return IsInRange(local, before) && IsInRange(local, after)
            ? FieldProblem.Of(
                Field,
                $"is a local time that {zone.Id} skipped when its offset changed from {Show(before)} to {Show(after)}; send the time that the clocks showed",
                FaultCodes.SkippedTime)
            : OutOfRange();
    }

    private static bool Holds(DateTime local, TimeSpan offset, TimeZoneInfo zone, out DateTime instant) =>
        TrySubtract(local, offset, out instant) && zone.GetUtcOffset(instant) == offset;

    private static bool IsInRange(DateTime local, TimeSpan offset) => TrySubtract(local, offset, out _);

    private static bool TrySubtract(DateTime local, TimeSpan offset, out DateTime instant)
    {
        var ticks = local.Ticks - offset.Ticks;
        var isInRange = ticks >= 0 && ticks <= DateTime.MaxValue.Ticks;
        instant = isInRange ? new DateTime(ticks, DateTimeKind.Utc) : default;
        return isInRange;
    }

    private static DateTime Around(DateTime local, TimeSpan distance) =>
        new(Math.Clamp(local.Ticks + distance.Ticks, 0, DateTime.MaxValue.Ticks), DateTimeKind.Utc);

    private static FieldProblem OutOfRange() =>
        FieldProblem.Of(Field, "is, in UTC, before the year 1 or after the year 9999", FaultCodes.Invalid);

    private static string Show(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture);
}
