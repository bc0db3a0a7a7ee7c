namespace System.Management.Automation;

/// <summary>Lets a mandatory parameter take an empty array.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class AllowEmptyCollectionAttribute : Attribute;
