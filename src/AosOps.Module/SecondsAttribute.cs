namespace AosOps.Commands;

/// <summary>Turns what was given for a TimeSpan parameter into one, as <see cref="LengthOfTimeAttribute"/> says; a number is seconds.</summary>
public sealed class SecondsAttribute : LengthOfTimeAttribute
{
    /// <inheritdoc/>
    protected override string UnitName => "seconds";

    /// <inheritdoc/>
    protected override double UnitSeconds => 1;
}
