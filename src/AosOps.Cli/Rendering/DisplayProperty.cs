namespace AosOps.Cli.Rendering;

/// <summary>A property that exists for display only: a static method that takes the object.</summary>
/// <param name="Owner">The full name of the type that has it.</param>
/// <param name="Name">Its name.</param>
/// <param name="TypeName">The class of the method.</param>
/// <param name="MethodName">The method: takes a PSObject.</param>
internal sealed record DisplayProperty(string Owner, string Name, string TypeName, string MethodName);
