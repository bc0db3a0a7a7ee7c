namespace System.Management.Automation;

/// <summary>Says what a cmdlet writes.</summary>
/// <param name="type">The types.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class OutputTypeAttribute(params Type[] type) : Attribute
{
    /// <summary>The types.</summary>
    public Type[] Type { get; } = type;

    /// <summary>The parameter sets in which it writes them; all where it is null.</summary>
    public string[]? ParameterSetName { get; set; }
}
