namespace AosOps.Operations;

/// <summary>The names of outcomes. The enumeration's own are found by reflection, for which a short command has no time.</summary>
public static class CheckStatusText
{
    /// <summary>The name of an outcome.</summary>
    /// <param name="status">The outcome.</param>
    /// <returns>What <see cref="Enum.ToString()"/> gives.</returns>
    public static string Name(this CheckStatus status) => status switch
    {
        CheckStatus.Healthy => nameof(CheckStatus.Healthy),
        CheckStatus.Skipped => nameof(CheckStatus.Skipped),
        CheckStatus.Warning => nameof(CheckStatus.Warning),
        CheckStatus.Critical => nameof(CheckStatus.Critical),
        _ => status.ToString(),
    };
}
