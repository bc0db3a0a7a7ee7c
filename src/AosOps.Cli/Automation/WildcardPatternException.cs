namespace System.Management.Automation;

/// <summary>A wildcard pattern is malformed.</summary>
public sealed class WildcardPatternException : RuntimeException
{
    internal WildcardPatternException(string message)
        : base(message) =>
        ErrorRecord = new ErrorRecord(this, "WildcardPatternException", ErrorCategory.InvalidArgument, targetObject: null);
}
