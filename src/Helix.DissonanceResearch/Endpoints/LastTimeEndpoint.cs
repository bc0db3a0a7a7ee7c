using Helix.DissonanceResearch.Entries;
using Helix.DissonanceResearch.Storage;
using Helix.Hosting.Problems;
using Microsoft.AspNetCore.Http;

namespace Helix.DissonanceResearch.Endpoints;

/// <summary>GET /last_time: the entry that was stored last.</summary>
internal sealed class LastTimeEndpoint(ITimeStore store)
{
    /// <summary>Answers a request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        try
        {
            var entry = await store.LastAsync(context.RequestAborted);
            await (entry is null
                ? new Problem(StatusCodes.Status404NotFound, "There is no entry yet.").WriteAsync(context)
                : AnswerJson.WriteAsync(context, StatusCodes.Status200OK, entry));
        }
        catch (StorageException failure)
        {
            await StorageProblem.WriteAsync(context, failure.Message);
        }
    }
}
