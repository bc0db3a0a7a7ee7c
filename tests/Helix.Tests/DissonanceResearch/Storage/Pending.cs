using Helix.DissonanceResearch.Entries;
using Helix.DissonanceResearch.Storage;

namespace Helix.Tests.DissonanceResearch.Storage;

/// <summary>Submissions for tests.</summary>
internal static class Pending
{
    public static readonly DateTime Noon = new(2025, 11, 11, 12, 0, 0, DateTimeKind.Utc);

    public static PendingEntry At(DateTime instant, string? key = null, string human = "a test") =>
        new(new TimeSubmission(instant.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ"), "UTC", "test", human, instant), key, Noon);

    public static PendingEntry Of(string? key = null, string human = "a test") => At(Noon, key, human);
}
