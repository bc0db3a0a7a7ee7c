using AosOps.Cli.Binding;

namespace System.Management.Automation;

/// <summary>Bounds a number, or anything else that compares.</summary>
/// <param name="minRange">The least.</param>
/// <param name="maxRange">The greatest.</param>
public sealed class ValidateRangeAttribute(object minRange, object maxRange) : ValidateEnumeratedArgumentsAttribute
{
    /// <summary>The least.</summary>
    public object MinRange { get; } = minRange;

    /// <summary>The greatest.</summary>
    public object MaxRange { get; } = maxRange;

    /// <inheritdoc/>
    protected override void ValidateElement(object? element)
    {
        if (element is not IComparable value)
            throw new ValidationMetadataException("The argument cannot be compared with the limits of the parameter.");
        if (value.CompareTo(Limit(MinRange, element)) < 0)
        {
            throw new ValidationMetadataException(
                $"The {element} argument is less than the minimum allowed range of {MinRange}. Supply an argument that is greater than or equal to {MinRange} and then try the command again.");
        }

        if (value.CompareTo(Limit(MaxRange, element)) > 0)
        {
            throw new ValidationMetadataException(
                $"The {element} argument is greater than the maximum allowed range of {MaxRange}. Supply an argument that is less than or equal to {MaxRange} and then try the command again.");
        }
    }

    private static object? Limit(object limit, object element) =>
        limit.GetType() == element.GetType() ? limit : ValueConverter.Convert(limit, element.GetType());
}
