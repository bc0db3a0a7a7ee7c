namespace AosOps.Shadow;

/// <summary>Why a shadow run ended.</summary>
public enum ShadowRunEnding
{
    /// <summary>Its time was over.</summary>
    Completed,

    /// <summary>Somebody, or the system, asked it to end.</summary>
    Interrupted,

    /// <summary>The emergency stop was set.</summary>
    EmergencyStopped,
}
