using Helix.DissonanceResearch.Entries;

namespace Helix.DissonanceResearch.Storage;

/// <summary>
/// The place of an entry in the listing. It names the entry and not a count of those before it, so that entries which
/// come in meanwhile neither repeat nor hide another.
/// </summary>
/// <param name="Instant">The instant of the entry, in UTC.</param>
/// <param name="Id">Its number.</param>
internal readonly record struct EntryPosition(DateTime Instant, long Id)
{
    /// <summary>The place of an entry.</summary>
    public static EntryPosition Of(TimeEntry entry) => new(entry.Instant, entry.Id);
}
