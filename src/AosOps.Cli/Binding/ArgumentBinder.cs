using System.Collections;
using System.Management.Automation;

namespace AosOps.Cli.Binding;

/// <summary>Gives one argument to one parameter: transforms, converts, validates and sets it.</summary>
internal static class ArgumentBinder
{
    /// <summary>Binds an argument.</summary>
    /// <param name="state">The binding that it is part of.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="argument">The argument.</param>
    /// <param name="convert">Whether its type may be changed.</param>
    /// <returns>False where its type does not fit and may not be changed.</returns>
    /// <exception cref="ParameterBindingException">The argument cannot be converted or is refused.</exception>
    public static bool Bind(BindingState state, ParameterMetadata parameter, object? argument, bool convert)
    {
        var value = Transform(parameter, argument);
        if (convert)
            value = ArgumentConversion.Convert(parameter, value);
        else if (!ArgumentConversion.Fits(parameter, ref value))
            return false;
        Validate(parameter, value);
        Set(state, parameter, value);
        state.ValidSets &= parameter.SetFlags;
        state.TakeUnbound(parameter);
        state.Bound[parameter.Name] = value;
        return true;
    }

    private static object? Transform(ParameterMetadata parameter, object? argument)
    {
        var value = argument;
        foreach (var attribute in parameter.Attributes)
        {
            if (attribute is not ArgumentTransformationAttribute transformation || (value is null && !parameter.SometimesMandatory))
                continue;
            try
            {
                value = transformation.Transform(EngineIntrinsics.None, NumberLiteral.ForTransformation(value)!);
            }
            catch (Exception cause)
            {
                throw BindingFailure.Transformation(parameter, cause);
            }
        }

        return value;
    }

    private static void Validate(ParameterMetadata parameter, object? value)
    {
        foreach (var attribute in parameter.Attributes)
        {
            if (attribute is not ValidateArgumentsAttribute validation)
                continue;
            try
            {
                validation.Check(value);
            }
            catch (Exception cause)
            {
                throw BindingFailure.Validation(parameter, cause);
            }
        }

        if (parameter.SometimesMandatory)
            RefuseEmpty(parameter, parameter.Type, value);
    }

    private static void RefuseEmpty(ParameterMetadata parameter, Type type, object? value)
    {
        switch (value)
        {
            case null when type != typeof(bool?):
                if (!parameter.AllowsNull)
                    throw BindingFailure.NullNotAllowed(parameter);
                break;
            case string text:
                if (text.Length == 0 && type == typeof(string) && !parameter.AllowsEmptyString)
                    throw BindingFailure.EmptyStringNotAllowed(parameter);
                break;
            case IEnumerable elements when CollectionConverter.ElementType(type) is { } elementType:
                RefuseEmptyElements(parameter, elementType, elements);
                break;
        }
    }

    private static void RefuseEmptyElements(ParameterMetadata parameter, Type elementType, IEnumerable elements)
    {
        var empty = true;
        foreach (var element in elements)
        {
            empty = false;
            if (!elementType.IsValueType && (element is null or string { Length: 0 }))
                RefuseEmpty(parameter, elementType, element);
        }

        if (empty && !parameter.AllowsEmptyCollection)
            throw BindingFailure.EmptyCollectionNotAllowed(parameter);
    }

    private static void Set(BindingState state, ParameterMetadata parameter, object? value)
    {
        if (value is null && parameter.Type.IsValueType && Nullable.GetUnderlyingType(parameter.Type) is null)
            throw BindingFailure.SetterFailed(parameter, new InvalidCastException("Null object cannot be converted to a value type."));
        try
        {
            parameter.Set(state.Target(parameter), value);
        }
        catch (Exception failure)
        {
            throw BindingFailure.SetterFailed(parameter, failure);
        }
    }
}
