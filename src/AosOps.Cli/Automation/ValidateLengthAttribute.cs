namespace System.Management.Automation;

/// <summary>Bounds the length of a text.</summary>
/// <param name="minLength">The shortest.</param>
/// <param name="maxLength">The longest.</param>
public sealed class ValidateLengthAttribute(int minLength, int maxLength) : ValidateEnumeratedArgumentsAttribute
{
    /// <summary>The shortest.</summary>
    public int MinLength { get; } = minLength;

    /// <summary>The longest.</summary>
    public int MaxLength { get; } = maxLength;

    /// <inheritdoc/>
    protected override void ValidateElement(object? element)
    {
        if (element is not string text)
            throw new ValidationMetadataException("The argument is not a text, so its length cannot be validated.");
        if (text.Length < MinLength)
        {
            throw new ValidationMetadataException(
                $"The character length ({text.Length}) of the argument is too short. Specify an argument with a length that is greater than or equal to \"{MinLength}\", and then try the command again.");
        }

        if (text.Length > MaxLength)
        {
            throw new ValidationMetadataException(
                $"The character length of the {text.Length} argument is too long. Shorten the character length of the argument so it is fewer than or equal to \"{MaxLength}\" characters, and then try the command again.");
        }
    }
}
