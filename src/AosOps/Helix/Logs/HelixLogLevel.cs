namespace AosOps.Helix;

/// <summary>How grave a log entry is, gravest last.</summary>
public enum HelixLogLevel
{
    /// <summary>For developers.</summary>
    Debug,

    /// <summary>The ordinary course of things.</summary>
    Information,

    /// <summary>Something that somebody should know.</summary>
    Warning,

    /// <summary>Something failed.</summary>
    Error,

    /// <summary>The service cannot go on.</summary>
    Critical,
}
