using System.Diagnostics;

namespace AosOps.Cli.Tests.Crash;

/// <summary>How long a program takes to prepare its changes, to make them, and to end: it follows how busy the machine is.</summary>
internal sealed class StageTimes
{
    /// <summary>How much the newest measurement counts.</summary>
    private const double Weight = 0.2;

    /// <summary>A program that is slower than the last few times is killed before the end of a stage all the same.</summary>
    private const double Beyond = 1.05;

    /// <summary>One kill of so many falls behind the last change; the others before and between in equal parts.</summary>
    private const int DoneIsEvery = 9;

    private TimeSpan? preparing;
    private TimeSpan? changing;
    private TimeSpan? ending;

    /// <summary>Takes the times of a run.</summary>
    /// <param name="watch">Saw it.</param>
    /// <param name="end">When it ended by itself, as a timestamp; null where it was killed.</param>
    public void Measure(StageWatch watch, long? end)
    {
        if (watch is not { Preparing.IsCompletedSuccessfully: true, Changing.IsCompletedSuccessfully: true })
            return;
        var (began, changed) = (watch.Preparing.Result, watch.Changing.Result);
        preparing = Mean(preparing, Stopwatch.GetElapsedTime(began, changed));
        if (end is not { } ended)
            return;
        var last = Math.Min(watch.LastChange, ended);
        changing = Mean(changing, Stopwatch.GetElapsedTime(changed, last));
        ending = Mean(ending, Stopwatch.GetElapsedTime(last, ended));
    }

    /// <summary>Chooses when to kill the next.</summary>
    public KillInstant Choose(Random random)
    {
        if (random.Next(DoneIsEvery) == 0)
            return new KillInstant(IsChanging: true, changing!.Value + (ending!.Value * random.NextDouble()));
        var isChanging = random.Next(2) == 1;
        return new KillInstant(isChanging, (isChanging ? changing : preparing)!.Value * (random.NextDouble() * Beyond));
    }

    public override string ToString() =>
        $"prepares for {preparing?.TotalMilliseconds:0.0} ms, changes for {changing?.TotalMilliseconds:0.0} ms, ends in {ending?.TotalMilliseconds:0.0} ms";

    private static TimeSpan Mean(TimeSpan? known, TimeSpan newest) => known is { } mean ? mean + ((newest - mean) * Weight) : newest;
}
