namespace AosOps.Cli.Binding;

/// <summary>An argument together with the parameter name in front of it.</summary>
/// <param name="Name">The name as typed, without its dash; null where there is none.</param>
/// <param name="HasValue">Whether there is a value.</param>
/// <param name="Value">The value.</param>
internal sealed record BoundArgument(string? Name, bool HasValue, object? Value)
{
    /// <summary>The parameter that the name means, if any.</summary>
    public ParameterMetadata? Parameter { get; init; }
}
