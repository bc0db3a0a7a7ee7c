namespace AosOps.BindingGenerator;

/// <summary>What the source of a parameter's place in a parameter set is made of.</summary>
/// <param name="Name">The name of the set, as an expression.</param>
/// <param name="Attribute">The attribute, as an expression.</param>
internal sealed record ParameterSetSource(string Name, string Attribute);
