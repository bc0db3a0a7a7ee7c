using Helix.DissonanceResearch.Entries;
using Helix.DissonanceResearch.Storage;
using Helix.DissonanceResearch.Validation;
using Helix.Hosting.Problems;
using Microsoft.AspNetCore.Http;

namespace Helix.DissonanceResearch.Endpoints;

/// <summary>GET /times: the entries in the order of their instants, page by page.</summary>
internal sealed class TimesEndpoint(ITimeStore store)
{
    /// <summary>Answers a request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        if (ListingQuery.Read(context.Request.Query, out var faults) is not { } range)
        {
            await Problem.OfFields(faults).WriteAsync(context);
            return;
        }

        try
        {
            // One more than is wanted tells whether there is a next page.
            var entries = await store.ReadAsync(range with { Limit = range.Limit + 1 }, context.RequestAborted);
            await AnswerJson.WriteAsync(context, StatusCodes.Status200OK, ToPage(entries, range.Limit));
        }
        catch (StorageException failure)
        {
            await StorageProblem.WriteAsync(context, failure.Message);
        }
    }

    private static EntryPage ToPage(IReadOnlyList<TimeEntry> entries, int limit) => entries.Count <= limit
        ? new EntryPage(entries, NextCursor: null)
        : new EntryPage([.. entries.Take(limit)], PageCursor.Format(EntryPosition.Of(entries[limit - 1])));
}
