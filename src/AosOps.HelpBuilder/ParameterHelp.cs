namespace AosOps.HelpBuilder;

/// <summary>What the help says about one parameter.</summary>
/// <param name="Name">The name, without the dash.</param>
/// <param name="TypeName">The type as PowerShell writes it.</param>
/// <param name="IsSwitch">Whether it takes no value.</param>
/// <param name="Description">Its paragraphs.</param>
/// <param name="Aliases">Other names.</param>
/// <param name="DefaultValue">The value that holds where none is given.</param>
/// <param name="AcceptedValues">The only values that it takes; empty where the type alone limits it.</param>
/// <param name="Wildcards">Whether wildcard characters are expanded.</param>
/// <param name="Bindings">How it is bound, by parameter set.</param>
internal sealed record ParameterHelp(
    string Name,
    string TypeName,
    bool IsSwitch,
    IReadOnlyList<string> Description,
    IReadOnlyList<string> Aliases,
    string DefaultValue,
    IReadOnlyList<string> AcceptedValues,
    bool Wildcards,
    IReadOnlyDictionary<string, ParameterBinding> Bindings)
{
    /// <summary>The name of the binding that holds in every parameter set.</summary>
    public const string AllSets = "__AllParameterSets";

    /// <summary>How it is bound in a parameter set, or null where it is no member of the set.</summary>
    public ParameterBinding? BindingIn(string set) =>
        Bindings.GetValueOrDefault(set) ?? Bindings.GetValueOrDefault(AllSets);
}
