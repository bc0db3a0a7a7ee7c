namespace AosOps.Cli.Rendering;

/// <summary>A property that can be read.</summary>
/// <param name="name">Its name.</param>
/// <param name="type">Its type.</param>
/// <param name="read">Reads it.</param>
internal sealed class PropertyAccess(string name, Type type, Func<object, object?> read)
{
    public string Name { get; } = name;

    public Type Type { get; } = type;

    /// <summary>Reads the property of an object.</summary>
    public object? Read(object item) => read(item);
}
