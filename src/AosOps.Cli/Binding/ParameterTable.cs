namespace AosOps.Cli.Binding;

/// <summary>Reaches the parameters of a class without reflection. They are numbered as the class lists them.</summary>
internal abstract class ParameterTable
{
    /// <summary>The attributes that change, check or complete the values of a parameter.</summary>
    public abstract object[] Attributes(int parameter);

    /// <summary>Reads a parameter.</summary>
    public abstract object? Get(object target, int parameter);

    /// <summary>Sets a parameter.</summary>
    /// <exception cref="InvalidCastException">The value is not of its type.</exception>
    public abstract void Set(object target, int parameter, object? value);
}
