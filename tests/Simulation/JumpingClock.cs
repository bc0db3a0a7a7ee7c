namespace AosOps.Simulation;

/// <summary>A clock that does not let anybody wait: a timer that is set moves it to the timer's time. So a day passes in a second.</summary>
internal sealed class JumpingClock(DateTimeOffset start) : TimeProvider
{
    private long ticks;

    /// <summary>Are called after each jump, with the time since the start.</summary>
    public List<Action<TimeSpan>> Watchers { get; } = [];

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => start + TimeSpan.FromTicks(GetTimestamp());

    public override long GetTimestamp() => Interlocked.Read(ref ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero)
            Interlocked.Add(ref ticks, dueTime.Ticks);
        Watchers.ForEach(watch => watch(TimeSpan.FromTicks(GetTimestamp())));
        callback(state);
        return new PastTimer();
    }

    private sealed class PastTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
