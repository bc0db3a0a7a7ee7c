using System.Management.Automation;

namespace AosOps.Commands.Testing;

/// <summary>Changes something.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Change", SupportsShouldProcess = true)]
public sealed class TestChangeCommand : TestCommand
{
    /// <summary>What to change.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public string? Target { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ShouldProcess(Target ?? "", "Change"))
            WriteObject($"changed {Target}");
    }
}
