using Helix.DissonanceResearch.Entries;

namespace Helix.DissonanceResearch.Storage;

/// <summary>A submission that waits to be stored.</summary>
/// <param name="Submission">What was submitted.</param>
/// <param name="IdempotencyKey">The client's key, or null.</param>
/// <param name="ReceivedAt">When it was received, in UTC, cut to microseconds.</param>
internal sealed record PendingEntry(TimeSubmission Submission, string? IdempotencyKey, DateTime ReceivedAt)
{
    /// <summary>The entry that it becomes.</summary>
    public TimeEntry ToEntry(long id) =>
        new(id, Submission.IsoTimestamp, Submission.Timezone, Submission.Source, Submission.Human, ReceivedAt) { Instant = Submission.Instant };
}
