using Helix.DissonanceResearch.Entries;

namespace Helix.DissonanceResearch.Storage;

/// <summary>What became of a submission.</summary>
/// <param name="Entry">The entry that was stored, or that its key was used for before.</param>
/// <param name="Outcome">Which of the two, and whether it says the same.</param>
internal sealed record AppendResult(TimeEntry Entry, AppendOutcome Outcome)
{
    /// <summary>The submission of a key that an entry already has.</summary>
    public static AppendResult OfKnownKey(TimeEntry entry, TimeSubmission submission) =>
        new(entry, submission.IsSameAs(entry) ? AppendOutcome.Repeated : AppendOutcome.KeyReused);
}
