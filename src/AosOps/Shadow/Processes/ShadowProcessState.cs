namespace AosOps.Shadow;

/// <summary>What a process is doing, by the letter of <c>/proc/PID/stat</c> (proc(5)).</summary>
public enum ShadowProcessState
{
    /// <summary>The system does not say.</summary>
    Unknown,

    /// <summary>It computes, or could if a processor were free (R).</summary>
    Running,

    /// <summary>It waits, and a signal would wake it (S).</summary>
    Sleeping,

    /// <summary>It waits and no signal wakes it, mostly for a disk or a file server (D).</summary>
    DiskSleep,

    /// <summary>A signal has stopped it; SIGCONT lets it go on (T).</summary>
    Stopped,

    /// <summary>A debugger has stopped it (t).</summary>
    Traced,

    /// <summary>It has ended, and its parent has not asked how (Z).</summary>
    Zombie,

    /// <summary>It is being removed (X).</summary>
    Dead,

    /// <summary>It is a thread of the kernel with nothing to do (I).</summary>
    Idle,
}
