namespace System.Management.Automation;

/// <summary>No command has the name that was typed.</summary>
public sealed class CommandNotFoundException : RuntimeException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="commandName">What was typed.</param>
    /// <param name="message">A sentence.</param>
    public CommandNotFoundException(string commandName, string message)
        : base(message)
    {
        CommandName = commandName;
        ErrorRecord = new ErrorRecord(this, nameof(CommandNotFoundException), ErrorCategory.ObjectNotFound, commandName);
    }

    /// <summary>What was typed.</summary>
    public string CommandName { get; }
}
