namespace AosOps.Tests;

/// <summary>A clock that stands until it is moved, and whose timers fire when it is; local time is one hour ahead of UTC.</summary>
internal sealed class FakeTime(DateTimeOffset? start = null) : TimeProvider
{
    private readonly Lock guard = new();
    private readonly List<FakeTimer> timers = [];
    private DateTimeOffset now = start ?? new DateTimeOffset(2025, 12, 2, 12, 12, 19, TimeSpan.Zero);

    public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(1), "test", "test");

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state), period) { Due = dueTime == Timeout.InfiniteTimeSpan ? null : now + dueTime };
        lock (guard)
            timers.Add(timer);
        if (dueTime == TimeSpan.Zero)
            timer.Fire(now);
        return timer;
    }

    /// <summary>How many timers wait to fire.</summary>
    public int Waiting
    {
        get
        {
            lock (guard)
                return timers.Count(timer => timer.Due is not null);
        }
    }

    public void Advance(TimeSpan by)
    {
        now += by;
        FakeTimer[] due;
        lock (guard)
            due = [.. timers.Where(timer => timer.Due <= now)];
        foreach (var timer in due)
            timer.Fire(now);
    }

    private sealed class FakeTimer(FakeTime owner, Action fire, TimeSpan period) : ITimer
    {
        public DateTimeOffset? Due { get; set; }

        public void Fire(DateTimeOffset now)
        {
            Due = period > TimeSpan.Zero ? now + period : null;
            fire();
        }

        public bool Change(TimeSpan dueTime, TimeSpan newPeriod)
        {
            Due = dueTime == Timeout.InfiniteTimeSpan ? null : owner.now + dueTime;
            return true;
        }

        public void Dispose()
        {
            lock (owner.guard)
                owner.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
