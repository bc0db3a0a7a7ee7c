using System.Management.Automation;

namespace AosOps.Commands.Testing;

/// <summary>Destroys something, and so asks.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Destroy", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class TestDestroyCommand : TestCommand
{
    /// <summary>What to destroy.</summary>
    [Parameter(Position = 0)]
    public string? Target { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ShouldProcess(Target ?? ""))
            WriteObject($"destroyed {Target}");
    }
}
