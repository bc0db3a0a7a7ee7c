using System.Management.Automation;

namespace AosOps.Cli.Binding;

/// <summary>A cmdlet class as the compiler knows it. Its implementations are written while the program is compiled.</summary>
internal abstract class CommandDescription : ParameterTable
{
    /// <summary>The class.</summary>
    public abstract Type Type { get; }

    /// <summary>What makes it a cmdlet.</summary>
    public abstract CmdletAttribute Attribute { get; }

    /// <summary>Creates the cmdlet.</summary>
    public abstract Cmdlet Create();

    /// <summary>Its parameters: its own first, then those of its bases.</summary>
    /// <param name="flag">Gives the bit of a parameter set.</param>
    public abstract ParameterMetadata[] Parameters(Func<string, uint> flag);
}
