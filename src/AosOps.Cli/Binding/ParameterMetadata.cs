using System.Management.Automation;

namespace AosOps.Cli.Binding;

/// <summary>A parameter of a cmdlet.</summary>
internal sealed class ParameterMetadata
{
    private readonly ParameterTable table;
    private readonly int index;

    /// <summary>Describes a parameter.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type.</param>
    /// <param name="table">Where it is.</param>
    /// <param name="index">Its number there.</param>
    /// <param name="aliases">Its further names.</param>
    /// <param name="sets">The parameter sets that it belongs to.</param>
    /// <param name="isCommon">Whether every cmdlet has it.</param>
    public ParameterMetadata(string name, Type type, ParameterTable table, int index, string[] aliases, ParameterSetData[] sets, bool isCommon = false)
    {
        Name = name;
        Type = type;
        this.table = table;
        this.index = index;
        Aliases = aliases;
        Sets = sets;
        IsCommon = isCommon;
        foreach (var set in sets)
        {
            SetFlags |= set.Flag;
            FromPipeline |= set.FromPipeline;
            SometimesMandatory |= set.Mandatory;
        }
    }

    public string Name { get; }

    public Type Type { get; }

    public string[] Aliases { get; }

    public ParameterSetData[] Sets { get; }

    /// <summary>Whether every cmdlet has it.</summary>
    public bool IsCommon { get; }

    /// <summary>The sets that it belongs to.</summary>
    public uint SetFlags { get; }

    /// <summary>Whether some set lets it take pipeline input.</summary>
    public bool FromPipeline { get; }

    /// <summary>Whether some set demands it.</summary>
    public bool SometimesMandatory { get; }

    public bool IsSwitch => Type == typeof(SwitchParameter);

    /// <summary>The attributes that change, check or complete its values.</summary>
    public object[] Attributes => field ??= table.Attributes(index);

    public bool AllowsNull => Has<AllowNullAttribute>();

    public bool AllowsEmptyString => Has<AllowEmptyStringAttribute>();

    public bool AllowsEmptyCollection => Has<AllowEmptyCollectionAttribute>();

    /// <summary>Reads its value.</summary>
    public object? Get(object target) => table.Get(target, index);

    /// <summary>Sets its value.</summary>
    /// <exception cref="InvalidCastException">The value is not of its type.</exception>
    public void Set(object target, object? value) => table.Set(target, index, value);

    /// <summary>Whether a name is its own or one of its aliases.</summary>
    public bool IsNamed(string name)
    {
        if (Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            return true;
        foreach (var alias in Aliases)
        {
            if (alias.Equals(name, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>Whether its name or one of its aliases begins with a prefix.</summary>
    public bool StartsWith(string prefix)
    {
        if (Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            return true;
        foreach (var alias in Aliases)
        {
            if (alias.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private bool Has<T>()
        where T : Attribute
    {
        foreach (var attribute in Attributes)
        {
            if (attribute is T)
                return true;
        }

        return false;
    }
}
