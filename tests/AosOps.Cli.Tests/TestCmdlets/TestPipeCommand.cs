using System.Management.Automation;

namespace AosOps.Commands.Testing;

/// <summary>Takes numbers and properties from the pipeline.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Pipe")]
public sealed class TestPipeCommand : TestCommand
{
    /// <summary>A number.</summary>
    [Parameter(ValueFromPipeline = true)]
    public int Value { get; set; } = -1;

    /// <summary>A name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; } = "initial";

    /// <summary>Paths.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    public string[]? Path { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing() => WriteObject($"end Value={Value} Name={Name} Path={Path?.Length ?? 0}");
}
