namespace AosOps.Workflow;

/// <summary>The metrics that the workflow engine exports.</summary>
public static class WorkflowMetrics
{
    /// <summary>Counts the workflows that were executed.</summary>
    public const string Executions = "workflow_executions_total";

    /// <summary>Counts the replays that were verified.</summary>
    public const string ReplayVerifications = "workflow_replay_verifications_total";

    /// <summary>Counts the replays that differed.</summary>
    public const string ReplayFailures = "workflow_replay_failures_total";

    /// <summary>A histogram of the duration of steps, in seconds.</summary>
    public const string StepDuration = "workflow_step_duration_seconds";
}
