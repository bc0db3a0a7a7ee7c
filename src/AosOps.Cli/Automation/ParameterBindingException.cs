namespace System.Management.Automation;

/// <summary>The arguments do not fit the parameters.</summary>
public sealed class ParameterBindingException : RuntimeException
{
    internal ParameterBindingException(
        string errorId, ErrorCategory category, string message, string? parameterName = null, object? target = null, Exception? innerException = null)
        : base(message, innerException)
    {
        ErrorId = errorId;
        ParameterName = parameterName;
        ErrorRecord = new ErrorRecord(this, errorId, category, target);
    }

    /// <summary>Which rule was broken.</summary>
    public string ErrorId { get; }

    /// <summary>The parameter concerned, or null.</summary>
    public string? ParameterName { get; }
}
