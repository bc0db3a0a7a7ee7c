namespace AosOps.Cli.Terminal;

/// <summary>How the objects of a pipeline are written.</summary>
internal enum OutputFormat
{
    /// <summary>By the view of their type.</summary>
    View,

    /// <summary>As tables.</summary>
    Table,

    /// <summary>As lists.</summary>
    List,

    /// <summary>As one JSON array.</summary>
    Json,

    /// <summary>As JSON Lines.</summary>
    Jsonl,

    /// <summary>As comma-separated values.</summary>
    Csv,
}
