namespace System.Management.Automation;

/// <summary>Names the class that completes the values of a parameter.</summary>
/// <param name="type">A class with a parameterless constructor that implements <see cref="IArgumentCompleter"/>.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ArgumentCompleterAttribute(Type type) : Attribute
{
    /// <summary>The completer.</summary>
    public Type Type { get; } = type;
}
