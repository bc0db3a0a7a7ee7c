using System.Management.Automation;
using AosOps.Operations;

namespace AosOps.Tests.HelpBuilder;

/// <summary>A cmdlet with a parameter of each kind.</summary>
[Cmdlet(VerbsCommon.Get, "Sample", DefaultParameterSetName = "Name", SupportsShouldProcess = true)]
[OutputType(typeof(CheckResult))]
public sealed class SampleCommand : SampleBase
{
    [Parameter(ParameterSetName = "Id", Mandatory = true, ValueFromPipeline = true)]
    public int Id { get; set; }

    [Parameter(ParameterSetName = "Name", Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("N", "Title")]
    [SupportsWildcards]
    public string[] Name { get; set; } = ["a", "b"];

    [Parameter]
    public CheckStatus? Status { get; set; }

    [Parameter]
    [ValidateSet("x", "y")]
    public string Kind { get; set; } = "x";

    [Parameter(DontShow = true)]
    public string Hidden { get; set; } = "";
}
