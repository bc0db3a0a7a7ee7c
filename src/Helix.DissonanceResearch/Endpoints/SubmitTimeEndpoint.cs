using Helix.DissonanceResearch.Entries;
using Helix.DissonanceResearch.Storage;
using Helix.DissonanceResearch.Validation;
using Helix.Hosting;
using Helix.Hosting.Limits;
using Helix.Hosting.Problems;
using Microsoft.AspNetCore.Http;

namespace Helix.DissonanceResearch.Endpoints;

/// <summary>
/// POST /time: 201 with the entry when it is on disk, 200 with the one of before where its idempotency key is known, 422
/// with every fault of the request, 503 where it cannot be stored now.
/// </summary>
internal sealed class SubmitTimeEndpoint(EntryWriter writer, SubmissionReader reader, HostingOptions options, TimeProvider time)
{
    private readonly Problem tooLarge = Problem.OfFields(
        FieldProblem.OfBody($"The body has more than {options.BodyBytes} bytes.", FaultCodes.TooLong));

    /// <summary>Answers a request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        if (await RequestBody.ReadJsonAsync(context, tooLarge) is not { } body)
            return;
        var submission = reader.Read(body, out var faults);
        if (IdempotencyKey.Read(context.Request.Headers, out var key) is { } fault)
            faults = [.. faults, fault];
        if (submission is null || faults.Count > 0)
            await Problem.OfFields(faults).WriteAsync(context);
        else if (writer.TrySubmit(new PendingEntry(submission, key, Microseconds.Cut(time.GetUtcNow().UtcDateTime)), out var stored))
            await AnswerAsync(context, stored);
        else
            await StorageProblem.WriteAsync(context, "Too many submissions wait to be stored. Nothing was stored; send it again.");
    }

    private static async Task AnswerAsync(HttpContext context, Task<AppendResult> stored)
    {
        AppendResult result;
        try
        {
            // Not given up where the client goes away: the entry is on its way to the disk either way.
            result = await stored;
        }
        catch (StorageException failure)
        {
            await StorageProblem.WriteAsync(context, failure.Message);
            return;
        }

        await (result.Outcome switch
        {
            AppendOutcome.Stored => AnswerJson.WriteAsync(context, StatusCodes.Status201Created, result.Entry),
            AppendOutcome.Repeated => AnswerJson.WriteAsync(context, StatusCodes.Status200OK, result.Entry),
            _ => Problem.OfFields(IdempotencyKey.Reused(result.Entry)).WriteAsync(context),
        });
    }
}
