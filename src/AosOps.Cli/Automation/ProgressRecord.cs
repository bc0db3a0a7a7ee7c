namespace System.Management.Automation;

/// <summary>How far something has come.</summary>
/// <param name="activityId">Tells several activities apart.</param>
/// <param name="activity">What is being done.</param>
/// <param name="statusDescription">Where it stands.</param>
public class ProgressRecord(int activityId, string activity, string statusDescription)
{
    /// <summary>Tells several activities apart.</summary>
    public int ActivityId { get; } = activityId;

    /// <summary>The activity of which this is a part, or -1.</summary>
    public int ParentActivityId { get; set; } = -1;

    /// <summary>What is being done.</summary>
    public string Activity { get; set; } = activity;

    /// <summary>Where it stands.</summary>
    public string StatusDescription { get; set; } = statusDescription;

    /// <summary>What is being done at the moment.</summary>
    public string? CurrentOperation { get; set; }

    /// <summary>From 0 to 100, or -1 where it is not known.</summary>
    public int PercentComplete { get; set; } = -1;

    /// <summary>The time left in seconds, or -1 where it is not known.</summary>
    public int SecondsRemaining { get; set; } = -1;

    /// <summary>Whether it goes on or is over.</summary>
    public ProgressRecordType RecordType { get; set; } = ProgressRecordType.Processing;
}
