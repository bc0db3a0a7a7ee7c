namespace System.Management.Automation;

/// <summary>What kind of error it is, and what it concerns.</summary>
public sealed class ErrorCategoryInfo
{
    private readonly ErrorRecord owner;

    internal ErrorCategoryInfo(ErrorRecord owner, ErrorCategory category)
    {
        this.owner = owner;
        Category = category;
    }

    /// <summary>The kind.</summary>
    public ErrorCategory Category { get; }

    /// <summary>What was being done.</summary>
    public string Activity { get => field ?? owner.CommandName ?? ""; set; }

    /// <summary>Why it failed: the name of the exception's type.</summary>
    public string Reason { get => field ?? owner.Exception.GetType().Name; set; }

    /// <summary>The name of what it concerns.</summary>
    public string TargetName { get => field ?? owner.TargetObject?.ToString() ?? ""; set; }

    /// <summary>The type of what it concerns.</summary>
    public string TargetType { get => field ?? owner.TargetObject?.GetType().Name ?? ""; set; }

    /// <summary>Gives the whole in one line.</summary>
    /// <returns><c>Category: (target:type) [activity], reason</c>.</returns>
    public override string ToString() => $"{Category}: ({TargetName}:{TargetType}) [{Activity}], {Reason}";
}
