namespace System.Management.Automation;

/// <summary>Says that a parameter takes wildcards.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class SupportsWildcardsAttribute : Attribute;
