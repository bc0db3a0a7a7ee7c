namespace System.Management.Automation;

/// <summary>An error as it travels through a pipeline.</summary>
public class ErrorRecord
{
    private readonly string errorId;

    /// <summary>Creates an error.</summary>
    /// <param name="exception">What happened.</param>
    /// <param name="errorId">A stable name for the failure.</param>
    /// <param name="errorCategory">Its kind.</param>
    /// <param name="targetObject">What it concerns.</param>
    public ErrorRecord(Exception exception, string errorId, ErrorCategory errorCategory, object? targetObject)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Exception = exception;
        this.errorId = errorId ?? "";
        CategoryInfo = new ErrorCategoryInfo(this, errorCategory);
        TargetObject = targetObject;
    }

    /// <summary>What happened.</summary>
    public Exception Exception { get; }

    /// <summary>What it concerns.</summary>
    public object? TargetObject { get; internal set; }

    /// <summary>Its kind.</summary>
    public ErrorCategoryInfo CategoryInfo { get; }

    /// <summary>A better text than the exception's.</summary>
    public ErrorDetails? ErrorDetails { get; set; }

    /// <summary>The error's name and, after a comma, the class of the cmdlet that wrote it.</summary>
    public string FullyQualifiedErrorId => CommandType is null ? errorId : $"{errorId},{CommandType.FullName}";

    /// <summary>The command that wrote it.</summary>
    internal string? CommandName { get; private set; }

    internal Type? CommandType { get; private set; }

    /// <summary>Gives the text for the operator.</summary>
    /// <returns>The text of <see cref="ErrorDetails"/>, else the exception's.</returns>
    public override string ToString() => ErrorDetails is { Message.Length: > 0 } details ? details.Message : Exception.Message;

    internal void SetCommand(string name, Type type)
    {
        if (CommandType is not null)
            return;
        CommandName = name;
        CommandType = type;
    }
}
