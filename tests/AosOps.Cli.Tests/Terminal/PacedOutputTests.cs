using AosOps.Cli.Execution;
using AosOps.Cli.Rendering;
using AosOps.Cli.Terminal;

namespace AosOps.Cli.Tests.Terminal;

public sealed class PacedOutputTests
{
    private readonly Clock clock = new();
    private readonly Keeper keeper = new();
    private readonly PacedOutput output;

    public PacedOutputTests() => output = new PacedOutput(keeper, clock);

    [Fact]
    public void An_object_that_has_waited_for_a_moment_is_shown_when_nothing_comes()
    {
        output.Write("first");
        clock.Pass(TimeSpan.FromMilliseconds(100));

        output.Pause();

        Assert.Equal(["first"], keeper.Shown);
    }

    [Fact]
    public void An_object_that_has_just_come_waits_for_more()
    {
        output.Write("first");
        clock.Pass(TimeSpan.FromMilliseconds(99));

        output.Pause();

        Assert.Empty(keeper.Shown);
    }

    [Fact]
    public void The_oldest_object_says_how_long_they_have_waited()
    {
        output.Write("first");
        clock.Pass(TimeSpan.FromMilliseconds(60));
        output.Write("second");
        clock.Pass(TimeSpan.FromMilliseconds(60));

        output.Pause();

        Assert.Equal(["first", "second"], keeper.Shown);
    }

    [Fact]
    public void What_was_shown_is_not_waited_for_again()
    {
        output.Write("first");
        output.Flush();
        clock.Pass(TimeSpan.FromSeconds(1));
        output.Write("second");

        output.Pause();

        Assert.Equal(["first"], keeper.Shown);
    }

    [Fact]
    public void That_nobody_reads_is_told_in_a_pause()
    {
        output.Write("first");
        keeper.IsClosed = true;
        clock.Pass(TimeSpan.FromSeconds(1));

        Assert.Throws<OutputClosedException>(output.Pause);
    }

    [Fact]
    public void A_message_comes_even_where_nobody_reads_the_objects_which_the_next_one_is_told()
    {
        output.Write("first");
        keeper.IsClosed = true;

        output.Flush();

        Assert.Throws<OutputClosedException>(() => output.Write("second"));
    }

    [Fact]
    public void The_end_shows_what_waits()
    {
        output.Write("first");

        output.Complete();

        Assert.Equal(["first"], keeper.Shown);
    }

    /// <summary>A renderer that shows nothing before it must.</summary>
    private sealed class Keeper : IRenderer
    {
        private readonly List<object> kept = [];

        public List<object> Shown { get; } = [];

        public bool IsClosed { get; set; }

        public void Write(object value) => kept.Add(value);

        public void Flush()
        {
            if (IsClosed)
                throw new OutputClosedException();
            Shown.AddRange(kept);
            kept.Clear();
        }

        public void Complete() => Flush();
    }

    private sealed class Clock : TimeProvider
    {
        private long now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now;

        public void Pass(TimeSpan time) => now += time.Ticks;
    }
}
