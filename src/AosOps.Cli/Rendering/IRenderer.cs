namespace AosOps.Cli.Rendering;

/// <summary>Writes the objects that a pipeline gives.</summary>
internal interface IRenderer
{
    /// <summary>Writes an object; it may be kept until <see cref="Flush"/>.</summary>
    void Write(object value);

    /// <summary>Writes everything that has been kept.</summary>
    void Flush();

    /// <summary>Ends the output.</summary>
    void Complete();
}
