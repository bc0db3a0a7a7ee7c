using System.Management.Automation;

namespace AosOps.Commands.Testing;

/// <summary>Says what is called when.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Stream")]
public sealed class TestStreamCommand : PSCmdlet
{
    /// <summary>Tells one from the other.</summary>
    [Parameter]
    public string Label { get; set; } = "";

    /// <summary>What comes.</summary>
    [Parameter(ValueFromPipeline = true)]
    public object? Input { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => WriteObject($"begin {Label}");

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteObject(MyInvocation.ExpectingInput ? $"{Label} takes {Input}" : $"{Label} runs");

    /// <inheritdoc/>
    protected override void EndProcessing() => WriteObject($"end {Label}");
}
