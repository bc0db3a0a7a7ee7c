using System.Collections;

namespace System.Management.Automation;

/// <summary>Bounds the number of elements of an array.</summary>
/// <param name="minLength">The fewest.</param>
/// <param name="maxLength">The most.</param>
public sealed class ValidateCountAttribute(int minLength, int maxLength) : ValidateArgumentsAttribute
{
    /// <summary>The fewest.</summary>
    public int MinLength { get; } = minLength;

    /// <summary>The most.</summary>
    public int MaxLength { get; } = maxLength;

    /// <inheritdoc/>
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        var count = Count(PSObject.Unwrap(arguments));
        if (count < MinLength)
        {
            throw new ValidationMetadataException(
                $"The number of provided arguments ({count}) is fewer than the minimum number of allowed arguments ({MinLength}). Provide {MinLength} or more arguments, and then try the command again.");
        }

        if (count > MaxLength)
        {
            throw new ValidationMetadataException(
                $"The number of provided arguments, ({count}), exceeds the maximum number of allowed arguments ({MaxLength}). Provide fewer than {MaxLength} arguments, and then try the command again.");
        }
    }

    private static int Count(object? argument)
    {
        switch (argument)
        {
            case null:
                return 0;
            case ICollection collection:
                return collection.Count;
            case IEnumerable elements and not string:
                var count = 0;
                foreach (var _ in elements)
                    count++;
                return count;
            default:
                throw new ValidationMetadataException("The ValidateCount attribute cannot be applied to a parameter that is not an array.");
        }
    }
}
