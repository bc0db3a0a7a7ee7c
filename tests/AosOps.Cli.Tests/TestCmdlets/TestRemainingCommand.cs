using System.Management.Automation;

namespace AosOps.Commands.Testing;

/// <summary>Takes all that remains.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Remaining")]
public sealed class TestRemainingCommand : TestCommand
{
    /// <summary>First.</summary>
    [Parameter(Position = 0)]
    public string? First { get; set; }

    /// <summary>A switch.</summary>
    [Parameter]
    public SwitchParameter Quick { get; set; }

    /// <summary>The rest.</summary>
    [Parameter(ValueFromRemainingArguments = true)]
    public string[]? Rest { get; set; }
}
