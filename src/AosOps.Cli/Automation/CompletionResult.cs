namespace System.Management.Automation;

/// <summary>One way to complete what is being typed.</summary>
public sealed class CompletionResult
{
    /// <summary>Creates a completion that shows its own text.</summary>
    /// <param name="completionText">The text.</param>
    public CompletionResult(string completionText)
        : this(completionText, completionText, CompletionResultType.Text, completionText)
    {
    }

    /// <summary>Creates a completion.</summary>
    /// <param name="completionText">What is put on the command line.</param>
    /// <param name="listItemText">What a list shows.</param>
    /// <param name="resultType">What it is.</param>
    /// <param name="toolTip">What it means.</param>
    public CompletionResult(string completionText, string listItemText, CompletionResultType resultType, string toolTip)
    {
        CompletionText = completionText;
        ListItemText = listItemText;
        ResultType = resultType;
        ToolTip = toolTip;
    }

    /// <summary>What is put on the command line.</summary>
    public string CompletionText { get; }

    /// <summary>What a list shows.</summary>
    public string ListItemText { get; }

    /// <summary>What it is.</summary>
    public CompletionResultType ResultType { get; }

    /// <summary>What it means.</summary>
    public string ToolTip { get; }
}
