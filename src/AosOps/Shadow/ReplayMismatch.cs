using System.Globalization;

namespace AosOps.Shadow;

/// <summary>A replay that did not give the hashes of its golden file, as a cycle report records it.</summary>
public sealed record ReplayMismatch
{
    private const string StepPrefix = "Mismatch at step ";

    /// <summary>The run id of the golden file.</summary>
    public required string OriginalRunId { get; init; }

    /// <summary>The run id of the replay.</summary>
    public string? ReplayRunId { get; init; }

    /// <summary>The workflow hash that the golden file records.</summary>
    public string? OriginalHash { get; init; }

    /// <summary>The workflow hash that the replay gave.</summary>
    public string? ReplayHash { get; init; }

    /// <summary>
    /// What the report says about the difference, <c>Mismatch at step I: original=SKILL:HASH, replay=SKILL:HASH</c>,
    /// or null where no step differs.
    /// </summary>
    public string? DiffDetails { get; init; }

    /// <summary>The step, from 0, that <see cref="DiffDetails"/> names, or null.</summary>
    public int? Step
    {
        get
        {
            if (DiffDetails is null || !DiffDetails.StartsWith(StepPrefix, StringComparison.Ordinal))
                return null;
            var number = DiffDetails.AsSpan(StepPrefix.Length);
            var length = number.IndexOf(':');
            return length > 0 && int.TryParse(number[..length], NumberStyles.None, CultureInfo.InvariantCulture, out var step) ? step : null;
        }
    }

    /// <summary>The step of the golden file as <c>SKILL:HASH</c>, or null where <see cref="DiffDetails"/> names none.</summary>
    public string? OriginalStep => Named("original=");

    /// <summary>The step of the replay as <c>SKILL:HASH</c>, or null where <see cref="DiffDetails"/> names none.</summary>
    public string? ReplayStep => Named("replay=");

    /// <summary>The mismatch in a line.</summary>
    /// <returns>The line.</returns>
    public override string ToString() => $"{OriginalRunId}: {DiffDetails ?? "the workflow hash differs, no step does"}";

    private string? Named(string label)
    {
        if (Step is null || DiffDetails!.IndexOf(label, StringComparison.Ordinal) is not (>= 0 and var start))
            return null;
        start += label.Length;
        var end = DiffDetails.IndexOf(", ", start, StringComparison.Ordinal);
        return end < 0 ? DiffDetails[start..] : DiffDetails[start..end];
    }
}
