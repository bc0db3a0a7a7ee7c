namespace System.Management.Automation;

/// <summary>Lets a mandatory parameter take an empty text.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class AllowEmptyStringAttribute : Attribute;
