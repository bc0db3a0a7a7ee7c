namespace System.Management.Automation;

/// <summary>Lets a mandatory parameter take null.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class AllowNullAttribute : Attribute;
