namespace System.Management.Automation;

/// <summary>Gives a parameter further names.</summary>
/// <param name="aliasNames">The names.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class AliasAttribute(params string[] aliasNames) : Attribute
{
    /// <summary>The names.</summary>
    public IList<string> AliasNames { get; } = aliasNames;
}
