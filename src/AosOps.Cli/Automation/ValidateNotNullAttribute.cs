using System.Collections;

namespace System.Management.Automation;

/// <summary>Refuses null, and arrays that hold null.</summary>
public sealed class ValidateNotNullAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is null)
            throw new ValidationMetadataException("The argument is null. Provide a valid value for the argument, and then try running the command again.");
        if (arguments is not IEnumerable elements || arguments is string)
            return;
        foreach (var element in elements)
        {
            if (element is null)
                throw new ValidationMetadataException("The argument collection contains a null value. Provide a collection that does not contain any null values, and then try the command again.");
        }
    }
}
