namespace AosOps.Golden.Storage;

/// <summary>What a directory is for.</summary>
public enum GoldenDirectoryKind
{
    /// <summary>The golden files of a shadow run.</summary>
    Run,

    /// <summary>The golden files of the workflow engine.</summary>
    Engine,

    /// <summary>The archives.</summary>
    Archive,
}
