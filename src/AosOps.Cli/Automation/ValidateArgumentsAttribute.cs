namespace System.Management.Automation;

/// <summary>Refuses arguments that a parameter must not have.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public abstract class ValidateArgumentsAttribute : Attribute
{
    /// <summary>Checks an argument.</summary>
    /// <param name="arguments">The argument, after conversion.</param>
    /// <param name="engineIntrinsics">The engine; empty in this host.</param>
    /// <exception cref="ValidationMetadataException">The argument is refused.</exception>
    protected abstract void Validate(object? arguments, EngineIntrinsics engineIntrinsics);

    internal void Check(object? argument) => Validate(argument, EngineIntrinsics.None);
}
