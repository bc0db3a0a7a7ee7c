namespace AosOps.Commands;

/// <summary>Turns what was given for a TimeSpan parameter into one, as <see cref="LengthOfTimeAttribute"/> says; a number is days of 24 hours.</summary>
public sealed class DaysAttribute : LengthOfTimeAttribute
{
    /// <inheritdoc/>
    protected override string UnitName => "days";

    /// <inheritdoc/>
    protected override double UnitSeconds => 24 * 60 * 60;
}
