using System.Collections;

namespace System.Management.Automation;

/// <summary>Refuses null, an empty text, an empty array, and arrays that hold one of these.</summary>
public sealed class ValidateNotNullOrEmptyAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        switch (PSObject.Unwrap(arguments))
        {
            case null:
                throw new ValidationMetadataException("The argument is null or empty. Provide an argument that is not null or empty, and then try the command again.");
            case string text:
                Refuse(text.Length == 0, "The argument is null or empty. Provide an argument that is not null or empty, and then try the command again.");
                break;
            case IEnumerable elements:
                Validate(elements);
                break;
        }
    }

    private static void Validate(IEnumerable elements)
    {
        var empty = true;
        foreach (var element in elements)
        {
            empty = false;
            Refuse(element is null, "The argument collection contains a null value. Provide a collection that does not contain any null values, and then try the command again.");
            Refuse(element is string { Length: 0 }, "The argument is null, empty, or an element of the argument collection contains a null value. Supply a collection that does not contain any null values and then try the command again.");
        }

        Refuse(empty, "The argument is null, empty, or an element of the argument collection contains a null value. Supply a collection that does not contain any null values and then try the command again.");
    }

    private static void Refuse(bool refused, string message)
    {
        if (refused)
            throw new ValidationMetadataException(message);
    }
}
