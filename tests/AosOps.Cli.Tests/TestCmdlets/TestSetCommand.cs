using System.Management.Automation;

namespace AosOps.Commands.Testing;

/// <summary>Has parameter sets with a default.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Set", DefaultParameterSetName = "One")]
public sealed class TestSetCommand : TestCommand
{
    /// <summary>Of one set.</summary>
    [Parameter(ParameterSetName = "One", Position = 0)]
    public int First { get; set; }

    /// <summary>Of another.</summary>
    [Parameter(ParameterSetName = "Two", Position = 0, Mandatory = true)]
    public string? Second { get; set; }

    /// <summary>Of a third.</summary>
    [Parameter(ParameterSetName = "Three", Mandatory = true)]
    public SwitchParameter Third { get; set; }

    /// <summary>Of two sets, mandatory in one.</summary>
    [Parameter(ParameterSetName = "Two")]
    [Parameter(ParameterSetName = "Three", Mandatory = true)]
    public string? Shared { get; set; }

    /// <summary>Of all.</summary>
    [Parameter(Position = 1)]
    public string? Always { get; set; }
}
