namespace AosOps.Shadow;

/// <summary>The tag of a line in a run's log.</summary>
public enum ShadowLogLevel
{
    /// <summary>A line without a tag: the report at the end, a traceback, an error of the shell.</summary>
    Untagged,

    /// <summary><c>[INFO]</c>.</summary>
    Info,

    /// <summary><c>[STEP]</c>.</summary>
    Step,

    /// <summary><c>[WARN]</c>.</summary>
    Warn,

    /// <summary><c>[ERROR]</c>.</summary>
    Error,

    /// <summary><c>[PRIMARY]</c>, from the workers that record.</summary>
    Primary,

    /// <summary><c>[SHADOW]</c>, from the workers that replay.</summary>
    Shadow,
}
