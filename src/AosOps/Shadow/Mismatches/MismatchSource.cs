namespace AosOps.Shadow;

/// <summary>What a mismatch is known from.</summary>
public enum MismatchSource
{
    /// <summary>A cycle report.</summary>
    Report,

    /// <summary>The log, which counts mismatches and does not describe them.</summary>
    Log,
}
