using System.Management.Automation;

namespace AosOps.Commands.Testing;

/// <summary>Demands its parameters.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Mandatory")]
public sealed class TestMandatoryCommand : TestCommand
{
    /// <summary>A text.</summary>
    [Parameter(Mandatory = true)]
    public string? Text { get; set; }

    /// <summary>Texts.</summary>
    [Parameter(Mandatory = true)]
    public string[]? Texts { get; set; }

    /// <summary>A text that may be empty.</summary>
    [Parameter]
    [AllowEmptyString]
    [AllowNull]
    public string? Loose { get; set; }
}
