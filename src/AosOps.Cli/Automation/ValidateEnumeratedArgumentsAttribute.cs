using System.Collections;

namespace System.Management.Automation;

/// <summary>Refuses arguments, looking at each element of an array by itself.</summary>
public abstract class ValidateEnumeratedArgumentsAttribute : ValidateArgumentsAttribute
{
    /// <summary>Checks one element.</summary>
    /// <param name="element">The element.</param>
    /// <exception cref="ValidationMetadataException">The element is refused.</exception>
    protected abstract void ValidateElement(object? element);

    /// <inheritdoc/>
    protected sealed override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        var argument = PSObject.Unwrap(arguments);
        if (argument is IEnumerable elements and not string)
        {
            foreach (var element in elements)
                ValidateElement(PSObject.Unwrap(element));
        }
        else
        {
            ValidateElement(argument);
        }
    }
}
