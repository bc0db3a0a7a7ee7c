using AosOps.Configuration;
using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>What a shadow run does, how long and where. The defaults are those of a run of a whole day.</summary>
public sealed record ShadowRunOptions
{
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestDuration = TimeSpan.FromDays(366);

    /// <summary>How long the run lasts: more than zero and at most 366 days. A quick run has none, it ends after its <see cref="Cycles"/>.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromHours(24);

    /// <summary>After how many cycles the run ends, whatever the time; null where <see cref="Duration"/> decides.</summary>
    public int? Cycles { get; init; }

    /// <summary>How many primary workers share the workflows of a cycle, at least 1.</summary>
    public int Workers { get; init; } = 3;

    /// <summary>How many workflows a cycle executes, over all workers, at least 1. Every one of them is executed, whether or not they divide evenly.</summary>
    public int WorkflowsPerCycle { get; init; } = 10;

    /// <summary>The time from the start of a cycle to the start of the next, from 0.1 seconds to a day.</summary>
    public TimeSpan CycleInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The run directory: an absolute path. It is created; where it exists, it must not hold a run.</summary>
    public required string OutputDirectory { get; init; }

    /// <summary>The log: an absolute path. An existing file is continued.</summary>
    public required string LogPath { get; init; }

    /// <summary>What every random choice of the run follows from (seeds and run ids), so that it can be repeated; null for chance.</summary>
    public int? Seed { get; init; }

    /// <summary>The http or https address that alerts are posted to, or null. Its path may be a secret: never show it.</summary>
    public Uri? Webhook { get; init; }

    /// <summary>Whether the log tells of every cycle; else only of those that fail, and of the progress every ten cycles.</summary>
    public bool IsVerbose { get; init; } = true;

    /// <summary>The options of a run of a whole day that begins now.</summary>
    /// <param name="configuration">Says where logs and run directories lie.</param>
    /// <param name="clock">Gives the local time for the names of both; where another run has them, the next second that is free does.</param>
    /// <returns>The options.</returns>
    public static ShadowRunOptions Default(AosConfiguration configuration, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(clock);
        var time = clock.GetLocalNow();
        var options = Named(configuration, RunStamp.Format(time));
        while (Path.Exists(options.OutputDirectory) || Path.Exists(options.LogPath))
            options = Named(configuration, RunStamp.Format(time += TimeSpan.FromSeconds(1)));
        return options;
    }

    /// <summary>The same run as a quick one: 3 cycles of 5 workflows, 2 seconds apart, over every workflow type.</summary>
    /// <returns>The options.</returns>
    public ShadowRunOptions AsQuick() => this with
    {
        Duration = TimeSpan.Zero,
        Cycles = 3,
        WorkflowsPerCycle = 5,
        CycleInterval = TimeSpan.FromSeconds(2),
    };

    /// <summary>Refuses options that no run can have.</summary>
    /// <exception cref="AosException">A value is out of its range (<see cref="ErrorIds.ShadowRunOptionInvalid"/>).</exception>
    public void Validate()
    {
        Require(Cycles is not null || (Duration > TimeSpan.Zero && Duration <= LongestDuration), "A run lasts more than 0 and at most 8784 hours.");
        Require(Cycles is null or > 0, "A run has at least one cycle.");
        Require(Workers > 0, "A run has at least one worker.");
        Require(WorkflowsPerCycle > 0, "A cycle has at least one workflow.");
        Require(CycleInterval >= ShortestInterval && CycleInterval <= LongestInterval, "The interval of the cycles is from 0.1 seconds to a day.");
        Require(Path.IsPathFullyQualified(OutputDirectory), $"The run directory '{OutputDirectory}' is not an absolute path.");
        Require(Path.IsPathFullyQualified(LogPath), $"The log '{LogPath}' is not an absolute path.");
        Require(Webhook is null or { IsAbsoluteUri: true, Scheme: "http" or "https" }, "The webhook is not an http address.");
    }

    /// <summary>Hides <see cref="Webhook"/> from everything that prints a record.</summary>
    /// <returns>What the run does, and where.</returns>
    public override string ToString() => $"{(Cycles is { } cycles ? $"{cycles} cycles" : $"{Duration.TotalHours} hours")} in {OutputDirectory}";

    private static ShadowRunOptions Named(AosConfiguration configuration, string stamp) => new()
    {
        OutputDirectory = Path.Combine(Path.GetFullPath(configuration.RunRoot), $"shadow_simulation_{stamp}"),
        LogPath = Path.Combine(Path.GetFullPath(configuration.StateDirectory), $"shadow_24h_{stamp}.log"),
        Webhook = configuration.AlertWebhook,
    };

    private static void Require(bool isMet, string requirement)
    {
        if (!isMet)
            throw new AosException(ErrorIds.ShadowRunOptionInvalid, FailureKind.InvalidArgument, requirement);
    }
}
