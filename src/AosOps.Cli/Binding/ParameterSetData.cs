using System.Management.Automation;

namespace AosOps.Cli.Binding;

/// <summary>What a parameter is in one parameter set, or in all.</summary>
/// <param name="Flag">The bit of the set; <see cref="ParameterSets.All"/> where it holds for every set.</param>
/// <param name="Attribute">What the cmdlet says of it.</param>
internal sealed record ParameterSetData(uint Flag, ParameterAttribute Attribute)
{
    public bool InAllSets => Flag == ParameterSets.All;

    public bool Mandatory => Attribute.Mandatory;

    public int Position => Attribute.Position;

    public bool Positional => Attribute.Position != int.MinValue;

    public bool ByValue => Attribute.ValueFromPipeline;

    public bool ByPropertyName => Attribute.ValueFromPipelineByPropertyName;

    public bool FromPipeline => ByValue || ByPropertyName;

    /// <summary>Whether it holds for at least one of some sets.</summary>
    public bool IsIn(uint sets) => (Flag & sets) != 0;
}
