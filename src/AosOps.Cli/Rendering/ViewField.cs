namespace AosOps.Cli.Rendering;

/// <summary>A column of a table, or a line of a list.</summary>
internal sealed class ViewField
{
    /// <summary>The property that is shown.</summary>
    public string Property { get; set; } = "";

    /// <summary>What stands at its head; the property's name where it is null.</summary>
    public string? Label { get; set; }

    /// <summary>The width of the column in characters, or 0 where its content decides.</summary>
    public int Width { get; set; }

    /// <summary>Where the content stands in the column; null where its type decides.</summary>
    public Alignment? Alignment { get; set; }

    public string Head => Label ?? Property;
}
