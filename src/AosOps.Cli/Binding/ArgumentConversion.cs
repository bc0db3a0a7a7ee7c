using System.Collections;
using System.Management.Automation;

namespace AosOps.Cli.Binding;

/// <summary>Converts an argument to the type of a parameter, by the rules that hold for parameters in particular.</summary>
internal static class ArgumentConversion
{
    /// <summary>Says whether an argument fits a parameter as it is, taking it out of its wrapping or into an array where that is all it needs.</summary>
    public static bool Fits(ParameterMetadata parameter, ref object? value)
    {
        var type = parameter.Type;
        if (value is null)
            return !type.IsValueType && type != typeof(string);
        if (type.IsInstanceOfType(value))
            return true;
        value = NumberLiteral.Plain(PSObject.Unwrap(value));
        if (type.IsInstanceOfType(value))
            return true;
        if (CollectionConverter.ElementType(type) is null || !CollectionConverter.TryWrap(value, type, out var wrapped))
            return false;
        value = wrapped;
        return true;
    }

    /// <summary>Converts an argument.</summary>
    /// <exception cref="ParameterBindingException">It cannot be converted.</exception>
    public static object? Convert(ParameterMetadata parameter, object? value)
    {
        var type = parameter.Type;
        if (value is null && type == typeof(bool))
            throw BindingFailure.NullNotAllowed(parameter, ErrorCategory.InvalidArgument);
        if (value is null)
            return parameter.IsSwitch ? new SwitchParameter(isPresent: true) : default(object);
        if (type.IsInstanceOfType(value))
            return NumberLiteral.Plain(value);
        if (type == typeof(PSObject))
            return PSObject.AsPSObject(NumberLiteral.Plain(value)!);
        if (type == typeof(bool) || type == typeof(bool?))
            return Truth(parameter, value);
        if (type == typeof(SwitchParameter))
            return new SwitchParameter(Truth(parameter, value));
        return ConvertValue(parameter, value);
    }

    private static object? ConvertValue(ParameterMetadata parameter, object value)
    {
        var type = parameter.Type;
        try
        {
            if (CollectionConverter.ElementType(type) is not null)
                return CollectionConverter.Convert(value, type);
            if (PSObject.Unwrap(value) is IList && !type.IsEnum)
                throw new NotSupportedException("Specified method is not supported.");
            return ValueConverter.Convert(value, type);
        }
        catch (NotSupportedException cause)
        {
            throw BindingFailure.CannotConvert(parameter, value.GetType().ToString(), cause);
        }
        catch (ConversionException cause)
        {
            throw BindingFailure.CannotConvertValue(parameter, cause);
        }
    }

    private static bool Truth(ParameterMetadata parameter, object value) => NumberLiteral.Plain(PSObject.Unwrap(value)) switch
    {
        bool truth => truth,
        SwitchParameter given => given.IsPresent,
        IConvertible number and not string and not char and not DateTime => number.ToDouble(null) != 0,
        var other => throw BindingFailure.CannotConvert(
            parameter,
            other?.GetType().ToString() ?? "null",
            new NotSupportedException("Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0.")),
    };
}
