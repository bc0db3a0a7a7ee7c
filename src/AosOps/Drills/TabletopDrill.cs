using System.Runtime.CompilerServices;
using AosOps.Configuration;
using AosOps.Operations;
using AosOps.Workflow;

namespace AosOps.Drills;

/// <summary>
/// The tabletop exercise of the workflow engine: the ten things that whoever is on call must be able to do.
/// It works in a sandbox; of the real machine it only asks the servers how they are.
/// </summary>
public sealed class TabletopDrill
{
    private readonly AosConfiguration configuration;
    private readonly IReadOnlyList<IDrillExercise> exercises;
    private readonly TimeProvider time;

    /// <summary>Prepares the drill.</summary>
    /// <param name="configuration">The machine's configuration; its paths are replaced by those of the sandbox.</param>
    /// <param name="services">Gives the clients of the servers; asked only when a step needs one.</param>
    /// <param name="time">The clock.</param>
    public TabletopDrill(AosConfiguration configuration, Lazy<IWorkflowServices> services, TimeProvider time)
        : this(configuration, Exercises(configuration, services, time), time)
    {
    }

    /// <summary>Prepares a drill of other exercises.</summary>
    internal TabletopDrill(AosConfiguration configuration, IReadOnlyList<IDrillExercise> exercises, TimeProvider time)
    {
        this.configuration = configuration;
        this.exercises = exercises;
        this.time = time;
    }

    /// <summary>Does every step, whatever became of those before it, and gives each as soon as it is done.</summary>
    /// <param name="keepSandbox">Whether the sandbox stays, to be looked at; a warning says where it is.</param>
    /// <param name="observer">Is told about progress.</param>
    /// <param name="token">Ends the drill; the sandbox is removed all the same.</param>
    /// <returns>The steps, in order.</returns>
    /// <exception cref="AosException">The sandbox cannot be created.</exception>
    public async IAsyncEnumerable<DrillStep> RunAsync(
        bool keepSandbox, IOperationObserver observer, [EnumeratorCancellation] CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(observer);
        using var sandbox = DrillSandbox.Create(configuration, keepSandbox);
        if (keepSandbox)
            observer.Warn($"The sandbox is kept: {sandbox.Directory}");
        for (var index = 0; index < exercises.Count; index++)
        {
            var exercise = exercises[index];
            observer.Report(new OperationProgress("Tabletop drill", $"Step {index + 1}: {exercise.Name}", (double)index / exercises.Count));
            yield return await DoAsync(index + 1, exercise, sandbox, observer, token);
        }
    }

    private static IReadOnlyList<IDrillExercise> Exercises(AosConfiguration configuration, Lazy<IWorkflowServices> services, TimeProvider time) =>
    [
        new ServiceHealthExercise(configuration, services),
        new QuickRunExercise(time),
        new SanityExercise(services, time),
        new EnableStopExercise(time),
        new StopStatusExercise(time),
        new DisableStopExercise(time),
        new GoldenSummaryExercise(time),
        new MetricAlertExercise(configuration, services),
        new CheckpointExercise(configuration, services),
        new CacheExercise(configuration, services),
    ];

    private async Task<DrillStep> DoAsync(
        int number, IDrillExercise exercise, DrillSandbox sandbox, IOperationObserver observer, CancellationToken token)
    {
        var start = time.GetTimestamp();
        var (status, actual, message) = await FindAsync(exercise, sandbox, observer, token);
        return new DrillStep(
            number, exercise.Name, exercise.Command, exercise.Expected, actual, status, time.GetElapsedTime(start), message);
    }

    private static async Task<(DrillStatus Status, string Actual, string? Message)> FindAsync(
        IDrillExercise exercise, DrillSandbox sandbox, IOperationObserver observer, CancellationToken token)
    {
        try
        {
            var finding = await exercise.RunAsync(sandbox, observer, token);
            return (finding.Passed ? DrillStatus.Passed : DrillStatus.Failed, finding.Actual, finding.Message);
        }
        catch (EndpointException failure) when (failure.IsUnreachable)
        {
            return (DrillStatus.Skipped, failure.Message, failure.Remedy);
        }
        catch (AosException failure)
        {
            return (DrillStatus.Failed, failure.Message, failure.Remedy);
        }
    }
}
