using System.Runtime.CompilerServices;

namespace AosOps.Shadow;

/// <summary>
/// Follows the times of a log, which have no date. A line is taken to be at most twelve hours earlier than the one
/// before it: the clock was set back, which is noted. What looks earlier still is later, on the next day. A step of
/// more than 23 hours forward is the clock set back across midnight.
/// </summary>
internal struct LogClock
{
    private const int SecondsPerHour = 3600;
    private const int LargestStepBack = 12 * SecondsPerHour;
    private const int LargestStepForward = 23 * SecondsPerHour;

    /// <summary>The first time of the log.</summary>
    public TimeOfDay First;

    /// <summary>The last time of the log.</summary>
    public TimeOfDay Last;

    /// <summary>The day of <see cref="Last"/>, counted from that of <see cref="First"/>.</summary>
    public int Day;

    /// <summary>How often the clock went back.</summary>
    public int StepsBack;

    /// <summary>The moment of the last line that has a time.</summary>
    public readonly LogInstant Now => new(Day, Last);

    /// <summary>Takes the time of the next line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance(TimeOfDay time)
    {
        if (time.Text < Last.Text || time.HourText != Last.HourText)
            AdvanceFar(time);
        Last = time;
    }

    /// <summary>Goes on with the clock of what follows in the same log.</summary>
    /// <returns>By how many days the moments of <paramref name="next"/> are later in this clock.</returns>
    public int Append(in LogClock next)
    {
        if (!next.First.IsKnown)
            return 0;
        Advance(next.First);
        var shift = Day;
        Day += next.Day;
        Last = next.Last;
        StepsBack += next.StepsBack;
        return shift;
    }

    private void AdvanceFar(TimeOfDay time)
    {
        if (!First.IsKnown)
        {
            First = time;
            return;
        }

        var step = time.Seconds - Last.Seconds;
        if (step < -LargestStepBack)
        {
            Day++;
        }
        else if (step < 0)
        {
            StepsBack++;
        }
        else if (step > LargestStepForward)
        {
            Day--;
            StepsBack++;
        }
    }
}
