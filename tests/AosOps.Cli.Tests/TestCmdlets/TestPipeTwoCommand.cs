using System.Management.Automation;

namespace AosOps.Commands.Testing;

/// <summary>Has two sets that each demand something, one of them from the pipeline, and no default.</summary>
[Cmdlet(VerbsDiagnostic.Test, "PipeTwo")]
public sealed class TestPipeTwoCommand : TestCommand
{
    /// <summary>An item.</summary>
    [Parameter(ParameterSetName = "Item", Mandatory = true, ValueFromPipeline = true)]
    public TestItem? Item { get; set; }

    /// <summary>A number.</summary>
    [Parameter(ParameterSetName = "Number", Mandatory = true, ValueFromPipeline = true)]
    public int Number { get; set; }

    /// <summary>An id.</summary>
    [Parameter(ParameterSetName = "Id", Mandatory = true)]
    public string? Id { get; set; }
}
