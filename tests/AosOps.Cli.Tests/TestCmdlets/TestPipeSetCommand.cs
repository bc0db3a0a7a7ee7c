using System.Management.Automation;

namespace AosOps.Commands.Testing;

/// <summary>Takes paths or items, as the cmdlets for shadow runs do.</summary>
[Cmdlet(VerbsDiagnostic.Test, "PipeSet", DefaultParameterSetName = "Path")]
public sealed class TestPipeSetCommand : TestCommand
{
    /// <summary>Paths.</summary>
    [Parameter(ParameterSetName = "Path", Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>Items.</summary>
    [Parameter(ParameterSetName = "Item", Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public TestItem[]? Item { get; set; }

    /// <summary>Of all.</summary>
    [Parameter]
    public int Tail { get; set; }
}
