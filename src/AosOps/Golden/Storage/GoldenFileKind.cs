namespace AosOps.Golden.Storage;

/// <summary>What a file in a monitored directory is, by its name.</summary>
public enum GoldenFileKind
{
    /// <summary>The golden file of a shadow run: <c>RUNID.golden.json</c>.</summary>
    Shadow,

    /// <summary>The golden file of the workflow engine: <c>RUNID.steps.jsonl</c>.</summary>
    Engine,

    /// <summary>A signature whose golden file is not there. One beside its golden file belongs to that and is not listed.</summary>
    Signature,
}
