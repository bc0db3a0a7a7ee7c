using System.Management.Automation;

namespace AosOps.Commands.Testing;

/// <summary>Has parameters with positions, aliases and common beginnings.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Name")]
public sealed class TestNameCommand : TestCommand
{
    /// <summary>First.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("FullName", "fn")]
    public string? Path { get; set; }

    /// <summary>Second.</summary>
    [Parameter(Position = 1)]
    public int Count { get; set; }

    /// <summary>Like the one before.</summary>
    [Parameter]
    public int Country { get; set; }

    /// <summary>Begins as a common parameter does.</summary>
    [Parameter]
    public string? Version { get; set; }

    /// <summary>A switch.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }
}
