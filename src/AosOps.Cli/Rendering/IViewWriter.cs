namespace AosOps.Cli.Rendering;

/// <summary>Writes objects of one type by one view.</summary>
internal interface IViewWriter
{
    /// <summary>Writes an object; it may be kept until <see cref="Flush"/>.</summary>
    void Write(object item);

    /// <summary>Writes what has been kept.</summary>
    void Flush();
}
