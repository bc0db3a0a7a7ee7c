using System.Management.Automation;
using AosOps.Operations;

namespace AosOps.Commands;

/// <summary>Shows progress after half a second, then at most five times a second, and takes it away at the end.</summary>
internal sealed class ProgressGate(TimeProvider clock)
{
    private const int ActivityId = 1;
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Lock guard = new();
    private readonly long start = clock.GetTimestamp();
    private TimeSpan next = Delay;
    private OperationProgress? shown;

    /// <summary>Says whether it is time to show progress again.</summary>
    public bool Opens()
    {
        lock (guard)
        {
            var now = clock.GetElapsedTime(start);
            if (now < next)
                return false;
            next = now + Interval;
            return true;
        }
    }

    /// <summary>Shows progress.</summary>
    public void Write(Cmdlet cmdlet, OperationProgress progress)
    {
        shown = progress;
        var record = new ProgressRecord(ActivityId, progress.Activity, progress.Status);
        if (progress.Fraction is { } fraction)
            record.PercentComplete = (int)Math.Clamp(fraction * 100, 0, 100);
        if (progress.Remaining is { } remaining)
            record.SecondsRemaining = (int)remaining.TotalSeconds;
        cmdlet.WriteProgress(record);
    }

    /// <summary>Takes the progress away, if any was shown.</summary>
    public void Complete(Cmdlet cmdlet)
    {
        if (shown is { } last)
            cmdlet.WriteProgress(new ProgressRecord(ActivityId, last.Activity, last.Status) { RecordType = ProgressRecordType.Completed });
    }
}
