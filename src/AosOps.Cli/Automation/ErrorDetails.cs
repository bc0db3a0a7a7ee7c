namespace System.Management.Automation;

/// <summary>A better text for an error than its exception has.</summary>
/// <param name="message">The text.</param>
public class ErrorDetails(string message)
{
    /// <summary>The text.</summary>
    public string Message { get; } = message;

    /// <summary>What the operator can do about it.</summary>
    public string? RecommendedAction { get; set; }

    /// <summary>Gives the text.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Message;
}
