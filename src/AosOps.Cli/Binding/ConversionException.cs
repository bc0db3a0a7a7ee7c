namespace AosOps.Cli.Binding;

/// <summary>A value cannot be converted to a type.</summary>
internal sealed class ConversionException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    public static ConversionException Cannot(object? value, Type type, Exception? cause = null) =>
        new(cause is null
            ? $"Cannot convert the \"{value}\" value of type \"{value?.GetType().FullName ?? "null"}\" to type \"{type.FullName}\"."
            : $"Cannot convert value \"{value}\" to type \"{type.FullName}\". Error: \"{cause.Message}\"", cause);
}
