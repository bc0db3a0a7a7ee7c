using System.Text.RegularExpressions;

namespace System.Management.Automation;

/// <summary>Takes only texts that match a regular expression.</summary>
/// <param name="regexPattern">The expression.</param>
public sealed class ValidatePatternAttribute(string regexPattern) : ValidateEnumeratedArgumentsAttribute
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <summary>The expression.</summary>
    public string RegexPattern { get; } = regexPattern;

    /// <summary>How it is applied. Ignores case unless told otherwise.</summary>
    public RegexOptions Options { get; set; } = RegexOptions.IgnoreCase;

    /// <summary>The message for a text that does not match; <c>{0}</c> is the text, <c>{1}</c> the expression.</summary>
    public string? ErrorMessage { get; set; }

    /// <inheritdoc/>
    protected override void ValidateElement(object? element)
    {
        var text = element?.ToString() ?? throw new ValidationMetadataException("The argument is null. Provide a valid value for the argument, and then try running the command again.");
        if (Regex.IsMatch(text, RegexPattern, Options, Limit))
            return;
        var message = string.IsNullOrEmpty(ErrorMessage)
            ? "The argument \"{0}\" does not match the \"{1}\" pattern. Supply an argument that matches \"{1}\" and try the command again."
            : ErrorMessage;
        throw new ValidationMetadataException(string.Format(null, message, text, RegexPattern));
    }
}
