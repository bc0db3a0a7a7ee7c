using AosOps.Operations;

namespace AosOps.Golden.Retention;

/// <summary>The age after which golden files are archived or removed.</summary>
public static class RetentionAge
{
    /// <summary>Turns a number of days into an age for <see cref="Storage.GoldenFileFilter.OlderThan"/>: a day is 24 hours.</summary>
    /// <param name="days">The days, not negative; fractions count. 0 means all, even what was written just now.</param>
    /// <returns>The age that must be exceeded, or null for all.</returns>
    /// <exception cref="AosException">It is negative, not a number, or more than ten thousand years.</exception>
    public static TimeSpan? OfDays(double days)
    {
        if (days == 0)
            return null;
        return days > 0 && days < TimeSpan.MaxValue.TotalDays
            ? TimeSpan.FromDays(days)
            : throw new AosException(ErrorIds.RetentionAgeInvalid, FailureKind.InvalidArgument, $"{days} is no number of days after which anything can be removed.")
            {
                Remedy = "Give a number of days such as 7 or 0.5; 0 means all.",
            };
    }
}
