using System.Management.Automation;

namespace AosOps.Cli.Binding;

/// <summary>A cmdlet class as its attributes describe it.</summary>
internal sealed class CommandMetadata
{
    private readonly List<string> setNames = [];

    /// <summary>Takes what the compiler knows.</summary>
    public CommandMetadata(CommandDescription description)
    {
        Description = description;
        Attribute = description.Attribute;
        if (Attribute.DefaultParameterSetName is { } name)
            DefaultSet = Flag(name);
        var parameters = new List<ParameterMetadata>(description.Parameters(Flag));
        new CommonParameterTable().AddTo(parameters, Attribute.SupportsShouldProcess);
        Parameters = parameters;
    }

    public CommandDescription Description { get; }

    public CmdletAttribute Attribute { get; }

    public string Name => $"{Attribute.VerbName}-{Attribute.NounName}";

    /// <summary>All parameters, the common ones last.</summary>
    public IReadOnlyList<ParameterMetadata> Parameters { get; }

    /// <summary>The bit of the default parameter set, or 0.</summary>
    public uint DefaultSet { get; }

    /// <summary>How many parameter sets there are by name.</summary>
    public int SetCount => setNames.Count;

    public IReadOnlyList<string> SetNames => setNames;

    /// <summary>The bits of all named sets.</summary>
    public uint NamedSets => setNames.Count == 32 ? ParameterSets.All : (1u << setNames.Count) - 1;

    /// <summary>The name of the lowest of some sets.</summary>
    public string SetName(uint sets)
    {
        if (sets is ParameterSets.All or 0)
            return ParameterAttribute.AllParameterSets;
        var index = System.Numerics.BitOperations.TrailingZeroCount(sets);
        return index < setNames.Count ? setNames[index] : ParameterAttribute.AllParameterSets;
    }

    private uint Flag(string setName)
    {
        if (setName == ParameterAttribute.AllParameterSets)
            return ParameterSets.All;
        for (var i = 0; i < setNames.Count; i++)
        {
            if (setNames[i].Equals(setName, StringComparison.OrdinalIgnoreCase))
                return 1u << i;
        }

        setNames.Add(setName);
        return 1u << (setNames.Count - 1);
    }
}
