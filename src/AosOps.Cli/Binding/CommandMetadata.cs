using System.Management.Automation;
using System.Reflection;

namespace AosOps.Cli.Binding;

/// <summary>A cmdlet class as its attributes describe it.</summary>
internal sealed class CommandMetadata
{
    private readonly List<string> setNames = [];

    private CommandMetadata(Type type, CmdletAttribute attribute)
    {
        Type = type;
        Attribute = attribute;
        if (Attribute.DefaultParameterSetName is { } name)
            DefaultSet = Flag(name);
        var parameters = new List<ParameterMetadata>();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetCustomAttributes(typeof(ParameterAttribute), inherit: true) is ParameterAttribute[] { Length: > 0 } attributes)
                parameters.Add(Parameter(type, property, attributes));
        }

        CommonParameters.AddTo(parameters, Attribute.SupportsShouldProcess);
        Parameters = parameters;
    }

    public Type Type { get; }

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

    /// <summary>Reads a class.</summary>
    /// <returns>The cmdlet, or null where the class is none.</returns>
    public static CommandMetadata? TryRead(Type type) =>
        !type.IsAbstract && type.GetCustomAttributes(typeof(CmdletAttribute), inherit: false) is CmdletAttribute[] { Length: 1 } attributes
            ? new CommandMetadata(type, attributes[0])
            : null;

    /// <summary>The name of the lowest of some sets.</summary>
    public string SetName(uint sets)
    {
        if (sets is ParameterSets.All or 0)
            return ParameterAttribute.AllParameterSets;
        var index = System.Numerics.BitOperations.TrailingZeroCount(sets);
        return index < setNames.Count ? setNames[index] : ParameterAttribute.AllParameterSets;
    }

    private ParameterMetadata Parameter(Type type, PropertyInfo property, ParameterAttribute[] attributes)
    {
        var sets = new ParameterSetData[attributes.Length];
        for (var i = 0; i < attributes.Length; i++)
        {
            var name = attributes[i].ParameterSetName;
            sets[i] = new ParameterSetData(name == ParameterAttribute.AllParameterSets ? ParameterSets.All : Flag(name), attributes[i]);
        }

        return new ParameterMetadata(property.Name, property.PropertyType, type, Aliases(property), sets, isCommon: false);
    }

    private static string[] Aliases(PropertyInfo property)
    {
        if (property.GetCustomAttributes(typeof(AliasAttribute), inherit: true) is not AliasAttribute[] { Length: > 0 } attributes)
            return [];
        var aliases = new string[attributes[0].AliasNames.Count];
        attributes[0].AliasNames.CopyTo(aliases, 0);
        return aliases;
    }

    private uint Flag(string setName)
    {
        for (var i = 0; i < setNames.Count; i++)
        {
            if (setNames[i].Equals(setName, StringComparison.OrdinalIgnoreCase))
                return 1u << i;
        }

        setNames.Add(setName);
        return 1u << (setNames.Count - 1);
    }
}
