namespace System.Management.Automation;

/// <summary>Why <c>ShouldProcess</c> said no.</summary>
public enum ShouldProcessReason
{
    /// <summary>It said yes, or somebody was asked and said no.</summary>
    None = 0,

    /// <summary><c>-WhatIf</c> was given.</summary>
    WhatIf = 1,
}
