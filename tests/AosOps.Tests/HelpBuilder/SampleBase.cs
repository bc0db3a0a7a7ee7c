using System.Management.Automation;

namespace AosOps.Tests.HelpBuilder;

/// <summary>What several cmdlets have.</summary>
public abstract class SampleBase : PSCmdlet
{
    [Parameter]
    public SwitchParameter Force { get; set; }
}
