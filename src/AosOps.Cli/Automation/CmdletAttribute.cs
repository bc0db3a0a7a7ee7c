namespace System.Management.Automation;

/// <summary>Makes a class a cmdlet.</summary>
/// <param name="verbName">The verb.</param>
/// <param name="nounName">The noun.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CmdletAttribute(string verbName, string nounName) : Attribute
{
    /// <summary>The verb.</summary>
    public string VerbName { get; } = verbName;

    /// <summary>The noun.</summary>
    public string NounName { get; } = nounName;

    /// <summary>The parameter set that is used where the arguments leave it open.</summary>
    public string? DefaultParameterSetName { get; set; }

    /// <summary>Adds <c>-WhatIf</c> and <c>-Confirm</c>.</summary>
    public bool SupportsShouldProcess { get; set; }

    /// <summary>How much is at stake. From <see cref="ConfirmImpact.High"/> on, the cmdlet asks first.</summary>
    public ConfirmImpact ConfirmImpact { get; set; } = ConfirmImpact.Medium;

    /// <summary>Where the help lies on the web.</summary>
    public string? HelpUri { get; set; }
}
