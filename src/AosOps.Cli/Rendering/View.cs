namespace AosOps.Cli.Rendering;

/// <summary>How objects of some types are shown: as a table, or as lists.</summary>
internal sealed class View
{
    /// <summary>The full names of the types.</summary>
    public List<string> TypeNames { get; } = [];

    public bool IsTable { get; set; }

    /// <summary>The columns of the table, or the lines of the list.</summary>
    public List<ViewField> Fields { get; } = [];

    /// <summary>Whether cells of a table that are too long go on below, instead of being cut.</summary>
    public bool Wraps { get; set; }

    /// <summary>The property whose value heads a group of objects, or null.</summary>
    public string? GroupProperty { get; set; }

    /// <summary>What stands before the value of <see cref="GroupProperty"/>.</summary>
    public string? GroupLabel { get; set; }
}
