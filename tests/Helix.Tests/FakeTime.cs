namespace Helix.Tests;

/// <summary>A clock that stands until it is moved, and whose timers fire when it is.</summary>
internal sealed class FakeTime(DateTimeOffset? start = null) : TimeProvider
{
    private readonly List<FakeTimer> timers = [];
    private DateTimeOffset now = start ?? new DateTimeOffset(2025, 11, 11, 20, 1, 57, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state), period) { Due = dueTime == Timeout.InfiniteTimeSpan ? null : now + dueTime };
        timers.Add(timer);
        Advance(TimeSpan.Zero);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        now += by;
        foreach (var timer in timers.Where(timer => timer.Due <= now).ToArray())
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

        public void Dispose() => owner.timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
