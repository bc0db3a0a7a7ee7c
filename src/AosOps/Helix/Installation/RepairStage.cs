namespace AosOps.Helix;

/// <summary>The order in which faults are mended: a service is not started with files that are wrong.</summary>
public enum RepairStage
{
    /// <summary>Files, directories and links.</summary>
    Files,

    /// <summary>What systemd has read of them.</summary>
    Reload,

    /// <summary>What does not run.</summary>
    Start,
}
