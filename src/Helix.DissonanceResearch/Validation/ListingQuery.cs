using System.Globalization;
using Helix.DissonanceResearch.Entries;
using Helix.DissonanceResearch.Storage;
using Helix.Hosting.Problems;
using Microsoft.AspNetCore.Http;

namespace Helix.DissonanceResearch.Validation;

/// <summary>Reads the query of a listing and finds everything that is wrong with it.</summary>
internal static class ListingQuery
{
    /// <summary>The first instant that is wanted.</summary>
    public const string From = "from";

    /// <summary>The first instant that is not wanted any more.</summary>
    public const string To = "to";

    /// <summary>How many entries at most.</summary>
    public const string Limit = "limit";

    /// <summary>Where the listing goes on.</summary>
    public const string Cursor = "cursor";

    /// <summary>The limit where none is given.</summary>
    public const int DefaultLimit = 100;

    /// <summary>The greatest limit.</summary>
    public const int GreatestLimit = 1000;

    private static readonly string[] Known = [From, To, Limit, Cursor];

    /// <summary>Reads a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="faults">What is wrong with it; empty where a range is returned.</param>
    /// <returns>What is wanted, or null.</returns>
    public static EntryRange? Read(IQueryCollection query, out List<FieldProblem> faults)
    {
        var found = new List<FieldProblem>();
        faults = found;
        foreach (var (name, values) in query)
        {
            if (!Known.Contains(name, StringComparer.Ordinal))
                found.Add(FieldProblem.OfParameter(name, "is not a parameter of a listing; there are from, to, limit and cursor", FaultCodes.Unknown));
            else if (values.Count > 1)
                found.Add(FieldProblem.OfParameter(name, "is given more than once", FaultCodes.Duplicate));
        }

        var range = new EntryRange(Instant(query, From, found), Instant(query, To, found), After(query, found), Count(query, found));
        if (range.From > range.To)
            found.Add(FieldProblem.OfParameter(To, "is before from", FaultCodes.Invalid));
        return found.Count == 0 ? range : null;
    }

    private static DateTime? Instant(IQueryCollection query, string name, List<FieldProblem> faults)
    {
        if (Text(query, name) is not { } text)
            return null;
        if (IsoTimestamp.Parse(text, out var time) is { } wrong)
        {
            // A plus sign in a query means a blank.
            var hint = text.Contains(' ', StringComparison.Ordinal) ? "; a plus sign must be sent as %2B" : "";
            faults.Add(FieldProblem.OfParameter(name, wrong + hint, FaultCodes.Invalid));
            return null;
        }

        if (time.Offset is not { } offset)
        {
            faults.Add(FieldProblem.OfParameter(name, "needs Z or an offset: a bound has no timezone that would say what it means", FaultCodes.Invalid));
            return null;
        }

        var ticks = time.Local.Ticks - offset.Ticks;
        if (ticks >= 0 && ticks <= DateTime.MaxValue.Ticks)
            return Microseconds.Cut(new DateTime(ticks, DateTimeKind.Utc));
        faults.Add(FieldProblem.OfParameter(name, "is, in UTC, before the year 1 or after the year 9999", FaultCodes.Invalid));
        return null;
    }

    private static EntryPosition? After(IQueryCollection query, List<FieldProblem> faults)
    {
        if (Text(query, Cursor) is not { } text)
            return null;
        if (PageCursor.Parse(text) is { } position)
            return position;
        faults.Add(FieldProblem.OfParameter(Cursor, "is not the next_cursor of an earlier answer", FaultCodes.Invalid));
        return null;
    }

    private static int Count(IQueryCollection query, List<FieldProblem> faults)
    {
        if (Text(query, Limit) is not { } text)
            return DefaultLimit;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= GreatestLimit)
            return limit;
        faults.Add(FieldProblem.OfParameter(Limit, $"must be a whole number from 1 to {GreatestLimit}", FaultCodes.Invalid));
        return DefaultLimit;
    }

    private static string? Text(IQueryCollection query, string name) =>
        query.TryGetValue(name, out var values) && values.Count == 1 ? values[0] : null;
}
