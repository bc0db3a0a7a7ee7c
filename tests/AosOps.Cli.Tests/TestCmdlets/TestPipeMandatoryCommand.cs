using System.Management.Automation;

namespace AosOps.Commands.Testing;

/// <summary>Demands a name and a number, which the pipeline may give.</summary>
[Cmdlet(VerbsDiagnostic.Test, "PipeMandatory")]
public sealed class TestPipeMandatoryCommand : TestCommand
{
    /// <summary>A name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    /// <summary>A number.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public int Count { get; set; }
}
