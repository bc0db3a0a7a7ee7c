namespace System.Management.Automation;

/// <summary>Turns what was given for a parameter into what its type needs, before conversion and validation.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public abstract class ArgumentTransformationAttribute : Attribute
{
    /// <summary>Transforms an argument.</summary>
    /// <param name="engineIntrinsics">The engine; empty in this host.</param>
    /// <param name="inputData">The argument.</param>
    /// <returns>The transformed argument.</returns>
    /// <exception cref="ArgumentTransformationMetadataException">The argument cannot be transformed.</exception>
    public abstract object Transform(EngineIntrinsics engineIntrinsics, object inputData);
}
