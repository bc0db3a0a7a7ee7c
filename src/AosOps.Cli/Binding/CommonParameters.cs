using System.Management.Automation;

namespace AosOps.Cli.Binding;

/// <summary>What was given for the parameters that every cmdlet has, and the two of those that change something.</summary>
internal sealed class CommonParameters
{
    public SwitchParameter? Verbose { get; set; }

    public SwitchParameter? Debug { get; set; }

    public ActionPreference? ErrorAction { get; set; }

    public ActionPreference? WarningAction { get; set; }

    public ActionPreference? InformationAction { get; set; }

    public ActionPreference? ProgressAction { get; set; }

    public SwitchParameter WhatIf { get; set; }

    public SwitchParameter? Confirm { get; set; }
}
