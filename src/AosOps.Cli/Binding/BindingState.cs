using System.Management.Automation;

namespace AosOps.Cli.Binding;

/// <summary>How far the binding of one cmdlet's parameters has come.</summary>
internal sealed class BindingState(CommandMetadata metadata, Cmdlet cmdlet, Dictionary<string, object?> bound)
{
    public CommandMetadata Metadata { get; } = metadata;

    public Cmdlet Cmdlet { get; } = cmdlet;

    public CommonParameters Common { get; } = new();

    /// <summary>The parameter sets that are still possible.</summary>
    public uint ValidSets { get; set; } = ParameterSets.All;

    /// <summary>A set to try before the others with each object of the pipeline, or 0.</summary>
    public uint PreferredSet { get; set; }

    /// <summary>The parameters that have no value yet.</summary>
    /// <remarks>A spread would load LINQ, for which a short command has no other use.</remarks>
    public List<ParameterMetadata> Unbound { get; } = new(metadata.Parameters);

    /// <summary>The parameters that have a value, by name.</summary>
    public Dictionary<string, object?> Bound { get; } = bound;

    public object Target(ParameterMetadata parameter) => parameter.IsCommon ? Common : Cmdlet;

    /// <summary>Takes a parameter from those that have no value.</summary>
    public void TakeUnbound(ParameterMetadata parameter)
    {
        // By hand: a list would first create a comparer for its elements, by reflection.
        for (var i = 0; i < Unbound.Count; i++)
        {
            if (ReferenceEquals(Unbound[i], parameter))
            {
                Unbound.RemoveAt(i);
                return;
            }
        }
    }

    /// <summary>Names the parameter set to the cmdlet.</summary>
    public void NameSet(uint sets)
    {
        if (Cmdlet is PSCmdlet command)
            command.ParameterSetName = Metadata.SetName(sets);
    }
}
