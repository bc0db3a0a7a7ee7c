using System.Management.Automation;

namespace AosOps.Cli.Binding;

/// <summary>Makes the exceptions of binding, with the error ids and messages that PowerShell has for them.</summary>
internal static class BindingFailure
{
    public const string CannotConvertArgument = nameof(CannotConvertArgument);
    public const string ParameterArgumentTransformationError = nameof(ParameterArgumentTransformationError);

    public static ParameterBindingException NamedParameterNotFound(string name, string? guess) =>
        new(nameof(NamedParameterNotFound), ErrorCategory.InvalidArgument, $"A parameter cannot be found that matches parameter name '{name}'.{(guess is null ? "" : " " + guess)}", name);

    public static ParameterBindingException PositionalParameterNotFound(object? argument) =>
        new(nameof(PositionalParameterNotFound), ErrorCategory.InvalidArgument, $"A positional parameter cannot be found that accepts argument '{argument ?? "$null"}'.");

    public static ParameterBindingException AmbiguousParameter(string name, string matches) =>
        new(nameof(AmbiguousParameter), ErrorCategory.InvalidArgument, $"Parameter cannot be processed because the parameter name '{name}' is ambiguous. Possible matches include:{matches}.", name);

    public static ParameterBindingException ParameterAlreadyBound(ParameterMetadata parameter) =>
        new(nameof(ParameterAlreadyBound), ErrorCategory.InvalidArgument, $"Cannot bind parameter because parameter '{parameter.Name}' is specified more than once. To provide multiple values to parameters that can accept multiple values, use the array syntax. For example, \"-parameter value1,value2,value3\".", parameter.Name);

    public static ParameterBindingException MissingArgument(ParameterMetadata parameter) =>
        new(nameof(MissingArgument), ErrorCategory.InvalidArgument, $"Missing an argument for parameter '{parameter.Name}'. Specify a parameter of type '{parameter.Type}' and try again.", parameter.Name);

    public static ParameterBindingException MissingMandatoryParameter(string names) =>
        new(nameof(MissingMandatoryParameter), ErrorCategory.InvalidArgument, $"Cannot process command because of one or more missing mandatory parameters: {names}.", names);

    public static ParameterBindingException AmbiguousParameterSet() =>
        new(nameof(AmbiguousParameterSet), ErrorCategory.InvalidArgument, "Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used together or an insufficient number of parameters were provided.");

    /// <summary>A value of a kind that the parameter's type never takes.</summary>
    public static ParameterBindingException CannotConvert(ParameterMetadata parameter, string value, Exception cause) =>
        new(CannotConvertArgument, ErrorCategory.InvalidArgument, $"Cannot convert '{value}' to the type '{parameter.Type}' required by parameter '{parameter.Name}'. {cause.Message}", parameter.Name, innerException: cause);

    /// <summary>A value that might have been converted and could not be.</summary>
    public static ParameterBindingException CannotConvertValue(ParameterMetadata parameter, Exception cause) =>
        new("CannotConvertArgumentNoMessage", ErrorCategory.InvalidArgument, $"Cannot bind parameter '{parameter.Name}'. {cause.Message}", parameter.Name, innerException: cause);

    public static ParameterBindingException Transformation(ParameterMetadata parameter, Exception cause) =>
        new(ParameterArgumentTransformationError, ErrorCategory.InvalidData, $"Cannot process argument transformation on parameter '{parameter.Name}'. {cause.Message}", parameter.Name, innerException: cause);

    public static ParameterBindingException Validation(ParameterMetadata parameter, Exception cause) =>
        new("ParameterArgumentValidationError", ErrorCategory.InvalidData, $"Cannot validate argument on parameter '{parameter.Name}'. {cause.Message}", parameter.Name, innerException: cause);

    public static ParameterBindingException NullNotAllowed(ParameterMetadata parameter, ErrorCategory category = ErrorCategory.InvalidData) =>
        new("ParameterArgumentValidationErrorNullNotAllowed", category, $"Cannot bind argument to parameter '{parameter.Name}' because it is null.", parameter.Name);

    public static ParameterBindingException EmptyStringNotAllowed(ParameterMetadata parameter) =>
        new("ParameterArgumentValidationErrorEmptyStringNotAllowed", ErrorCategory.InvalidData, $"Cannot bind argument to parameter '{parameter.Name}' because it is an empty string.", parameter.Name);

    public static ParameterBindingException EmptyCollectionNotAllowed(ParameterMetadata parameter) =>
        parameter.Type.IsArray
            ? new("ParameterArgumentValidationErrorEmptyArrayNotAllowed", ErrorCategory.InvalidData, $"Cannot bind argument to parameter '{parameter.Name}' because it is an empty array.", parameter.Name)
            : new("ParameterArgumentValidationErrorEmptyCollectionNotAllowed", ErrorCategory.InvalidData, $"Cannot bind argument to parameter '{parameter.Name}' because it is an empty collection.", parameter.Name);

    public static ParameterBindingException SetterFailed(ParameterMetadata parameter, Exception cause) =>
        new("ParameterBindingFailed", ErrorCategory.WriteError, $"Cannot bind parameter '{parameter.Name}' to the target. {cause.Message}", parameter.Name, innerException: cause);

    public static ParameterBindingException InputObjectNotBound(object? input) =>
        new(nameof(InputObjectNotBound), ErrorCategory.InvalidArgument, "The input object cannot be bound to any parameters for the command either because the command does not take pipeline input or the input and its properties do not match any of the parameters that take pipeline input.", target: input);

    public static ParameterBindingException InputObjectMissingMandatory(object? input, string names) =>
        new(nameof(InputObjectMissingMandatory), ErrorCategory.InvalidArgument, $"The input object cannot be bound because it did not contain the information required to bind all mandatory parameters: {names}", names, input);

    /// <summary>Whether a failure to bind pipeline input only means that it is not meant for this parameter.</summary>
    public static bool LeavesOtherParameters(ParameterBindingException failure) =>
        failure.ErrorId is not ParameterArgumentTransformationError
        && !failure.ErrorId.StartsWith("ParameterArgumentValidationError", StringComparison.Ordinal);
}
