using System.Diagnostics;

namespace AosOps.Cli.Tests.Crash;

/// <summary>How long a program takes to prepare its changes, and to make them and end: it follows how busy the machine is.</summary>
internal sealed class StageTimes
{
    /// <summary>How much the newest measurement counts.</summary>
    private const double Weight = 0.2;

    /// <summary>A program that is slower than the last few times is killed before the end of a stage all the same.</summary>
    private const double Beyond = 1.05;

    private TimeSpan? preparing;
    private TimeSpan? changing;

    /// <summary>Takes the times of a run.</summary>
    /// <param name="watch">Saw it.</param>
    /// <param name="end">When it ended by itself, as a timestamp; null where it was killed.</param>
    public void Measure(StageWatch watch, long? end)
    {
        if (watch is not { Preparing.IsCompletedSuccessfully: true, Changing.IsCompletedSuccessfully: true })
            return;
        var (began, changed) = (watch.Preparing.Result, watch.Changing.Result);
        preparing = Mean(preparing, Stopwatch.GetElapsedTime(began, changed));
        if (end is { } ended)
            changing = Mean(changing, Stopwatch.GetElapsedTime(changed, ended));
    }

    /// <summary>Chooses when to kill the next.</summary>
    public KillInstant Choose(Random random)
    {
        var isChanging = random.Next(2) == 1;
        return new KillInstant(isChanging, (isChanging ? changing : preparing)!.Value * (random.NextDouble() * Beyond));
    }

    public override string ToString() => $"prepares for {preparing?.TotalMilliseconds:0.0} ms, changes and ends in {changing?.TotalMilliseconds:0.0} ms";

    private static TimeSpan Mean(TimeSpan? known, TimeSpan newest) => known is { } mean ? mean + ((newest - mean) * Weight) : newest;
}
