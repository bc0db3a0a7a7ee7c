using System.Management.Automation;

namespace AosOps.Commands.Testing;

/// <summary>Has parameter sets without a default.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Choice")]
public sealed class TestChoiceCommand : TestCommand
{
    /// <summary>Turns on.</summary>
    [Parameter(ParameterSetName = "On", Mandatory = true)]
    public SwitchParameter Enable { get; set; }

    /// <summary>Why.</summary>
    [Parameter(ParameterSetName = "On", Mandatory = true)]
    public string? Reason { get; set; }

    /// <summary>Turns off.</summary>
    [Parameter(ParameterSetName = "Off", Mandatory = true)]
    public SwitchParameter Disable { get; set; }

    /// <summary>Of all.</summary>
    [Parameter]
    public string? Note { get; set; }
}
