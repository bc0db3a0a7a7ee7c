namespace AosOps.Shadow;

/// <summary>
/// When the cycles of a run begin, and when it ends. Cycles begin at whole intervals from the start, whatever each of
/// them takes; one that takes longer than the interval delays the next. Measured by a clock that cannot be set.
/// </summary>
internal sealed class ShadowRunPace(ShadowRunOptions options, TimeProvider clock)
{
    /// <summary>The longest wait between two looks at the emergency stop.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    private readonly long start = clock.GetTimestamp();
    private TimeSpan due;

    /// <summary>The time since the start.</summary>
    public TimeSpan Elapsed => clock.GetElapsedTime(start);

    /// <summary>The time until the end; of a run that ends after its cycles, that of the intervals to come.</summary>
    public TimeSpan Remaining(int cycles) => TimeSpan.FromTicks(Math.Max(0, (End(cycles) - Elapsed).Ticks));

    /// <summary>Waits until the next cycle is due.</summary>
    /// <param name="cycles">The cycles so far.</param>
    /// <param name="mustEnd">Is asked at least each second whether the run must end at once.</param>
    /// <param name="token">Ends the wait.</param>
    /// <returns>True for a further cycle, false where the run is over or must end.</returns>
    public async Task<bool> WaitForCycleAsync(int cycles, Func<bool> mustEnd, CancellationToken token)
    {
        if (cycles >= options.Cycles)
            return false;
        var end = options.Cycles is null ? options.Duration : TimeSpan.MaxValue;
        due = cycles == 0 ? TimeSpan.Zero : Later(due + options.CycleInterval, Elapsed);
        while (!mustEnd())
        {
            var now = Elapsed;
            if (now >= end)
                return false;
            if (now >= due)
                return true;
            var wait = Sooner(Sooner(due, end) - now, Glance);
            await Task.Delay(wait, clock, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return false;
    }

    private TimeSpan End(int cycles) => options.Cycles is { } limit ? Elapsed + ((limit - cycles - 1) * options.CycleInterval) : options.Duration;

    private static TimeSpan Later(TimeSpan left, TimeSpan right) => left > right ? left : right;

    private static TimeSpan Sooner(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
