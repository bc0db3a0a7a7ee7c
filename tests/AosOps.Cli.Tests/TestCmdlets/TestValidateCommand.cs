using System.Management.Automation;

namespace AosOps.Commands.Testing;

/// <summary>Validates its parameters.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Validate")]
public sealed class TestValidateCommand : TestCommand
{
    /// <summary>Not null.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? NotNull { get; set; }

    /// <summary>Not empty.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? NotEmpty { get; set; }

    /// <summary>One of a set.</summary>
    [Parameter]
    [ValidateSet("Red", "Green", "Blue")]
    public string? Color { get; set; }

    /// <summary>Some of a set.</summary>
    [Parameter]
    [ValidateSet("Red", "Green", "Blue", IgnoreCase = false)]
    public string[]? Colors { get; set; }

    /// <summary>In a range.</summary>
    [Parameter]
    [ValidateRange(1, 10)]
    public int Range { get; set; }

    /// <summary>In a range.</summary>
    [Parameter]
    [ValidateRange(0.5, 2)]
    public double Ratio { get; set; }

    /// <summary>Of a length.</summary>
    [Parameter]
    [ValidateLength(2, 4)]
    public string? Length { get; set; }

    /// <summary>Of a count.</summary>
    [Parameter]
    [ValidateCount(1, 2)]
    public string[]? Count { get; set; }

    /// <summary>Of a pattern.</summary>
    [Parameter]
    [ValidatePattern("^a.c$")]
    public string? Pattern { get; set; }

    /// <summary>Transformed.</summary>
    [Parameter]
    [Doubling]
    public int Doubled { get; set; }
}
