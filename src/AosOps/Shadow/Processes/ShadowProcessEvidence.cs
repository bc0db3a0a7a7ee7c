namespace AosOps.Shadow;

/// <summary>What shows that a process executes a run, surest first.</summary>
public enum ShadowProcessEvidence
{
    /// <summary>The run directory's <c>shadow.pid</c> names it, with the time of its start.</summary>
    PidFile,

    /// <summary>Its command line is that of a run, and it names the run, writes its log or started when the run did.</summary>
    CommandLine,

    /// <summary>It is a program that could be a run, and has the run's log open for writing.</summary>
    LogHolder,
}
