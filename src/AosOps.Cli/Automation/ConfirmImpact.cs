namespace System.Management.Automation;

/// <summary>How much is at stake when a command runs.</summary>
public enum ConfirmImpact
{
    /// <summary>Nothing: never asks.</summary>
    None,

    /// <summary>Little.</summary>
    Low,

    /// <summary>Something that can be undone.</summary>
    Medium,

    /// <summary>Something that cannot: asks.</summary>
    High,
}
