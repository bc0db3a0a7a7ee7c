namespace AosOps.Cli.Rendering;

/// <summary>Where a text stands in its column.</summary>
internal enum Alignment
{
    /// <summary>At the left.</summary>
    Left,

    /// <summary>In the middle.</summary>
    Center,

    /// <summary>At the right.</summary>
    Right,
}
