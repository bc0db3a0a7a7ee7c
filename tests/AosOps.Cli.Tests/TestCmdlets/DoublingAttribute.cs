using System.Management.Automation;

namespace AosOps.Commands.Testing;

/// <summary>Doubles numbers, refuses a text.</summary>
public sealed class DoublingAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is int number)
            return number * 2;
        if (value is string text && text == "bad")
            throw new ArgumentTransformationMetadataException("bad argument");
        return value;
    }
}
