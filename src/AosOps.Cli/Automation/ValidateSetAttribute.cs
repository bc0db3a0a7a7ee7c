namespace System.Management.Automation;

/// <summary>Takes only some texts.</summary>
/// <param name="validValues">The texts.</param>
public sealed class ValidateSetAttribute(params string[] validValues) : ValidateEnumeratedArgumentsAttribute
{
    /// <summary>The texts.</summary>
    public IList<string> ValidValues { get; } = validValues;

    /// <summary>Whether case does not matter.</summary>
    public bool IgnoreCase { get; set; } = true;

    /// <summary>The message for another text; <c>{0}</c> is the text, <c>{1}</c> the list of those allowed.</summary>
    public string? ErrorMessage { get; set; }

    /// <inheritdoc/>
    protected override void ValidateElement(object? element)
    {
        var text = element?.ToString() ?? throw new ValidationMetadataException("The argument is null. Provide a valid value for the argument, and then try running the command again.");
        var comparison = IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        foreach (var value in ValidValues)
        {
            if (value.Equals(text, comparison))
                return;
        }

        var message = string.IsNullOrEmpty(ErrorMessage)
            ? "The argument \"{0}\" does not belong to the set \"{1}\" specified by the ValidateSet attribute. Supply an argument that is in the set and then try the command again."
            : ErrorMessage;
        throw new ValidationMetadataException(string.Format(null, message, text, string.Join(",", ValidValues)));
    }
}
