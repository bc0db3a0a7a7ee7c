using System.Management.Automation;
using AosOps.Golden.Archives;
using AosOps.Operations;
using AosOps.Shadow;
using AosOps.Workflow;

namespace AosOps.Commands;

/// <summary>Starts a shadow run: workflows are executed, recorded in golden files, and replayed, for hours.</summary>
/// <remarks>
/// <para>In each cycle the primary workers execute workflows and write what each did to a golden file; then every one of these
/// files is read back and replayed. A replay that differs is logged, alerted of and reported, and the run goes on. When its time
/// is over every golden file is replayed once more, so that one that was altered or deleted meanwhile is found.</para>
/// <para>Without -Wait the run is a process of its own; Wait-ShadowRun and Stop-ShadowRun find it again. With -Wait it is executed
/// here and its result written; one that failed is also an error. Ctrl+C and SIGTERM end it within a second, with its report.</para>
/// <para>No run starts, and none goes on, while the emergency stop is set.</para>
/// </remarks>
/// <example>
///   <code>Start-ShadowRun -Quick -Wait</code>
///   <para>Executes three short cycles over every workflow type and shows the result, within five seconds.</para>
/// </example>
/// <example>
///   <code>Start-ShadowRun -Hours 24 -Webhook https://hooks.example.org/T0/B0</code>
///   <para>Starts a run of a whole day, 2,880 cycles of 10 workflows, in the background; its alerts are posted to a webhook.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Start, "ShadowRun", DefaultParameterSetName = ByHours, SupportsShouldProcess = true)]
[OutputType(typeof(ShadowRunResult), typeof(ShadowRun))]
public sealed class StartShadowRunCommand : AosCommand, IOrderlyStop
{
    private const string ByHours = "Hours";
    private const string ByQuick = "Quick";
    private static readonly TimeSpan AlertTimeout = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource ending = new();

    /// <summary>How long the run lasts, in hours; fractions are allowed. The default is 24.</summary>
    [Parameter(ParameterSetName = ByHours, Position = 0)]
    [ValidateRange(0.0001, 8784.0)]
    public double Hours { get; set; } = 24;

    /// <summary>A short run instead: 3 cycles of 5 workflows, 2 seconds apart.</summary>
    [Parameter(ParameterSetName = ByQuick, Mandatory = true)]
    public SwitchParameter Quick { get; set; }

    /// <summary>How many primary workers share the workflows of a cycle. The default is 3.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int Workers { get; set; } = 3;

    /// <summary>How many workflows a cycle executes, over all workers. The default is 10, of a quick run 5.</summary>
    [Parameter]
    [ValidateRange(1, 100_000)]
    public int? WorkflowsPerCycle { get; set; }

    /// <summary>The time from one cycle to the next: seconds, or a text such as 500ms, 30s or 5m. The default is 30 seconds, of a quick run 2.</summary>
    [Parameter]
    [Seconds]
    public TimeSpan? CycleInterval { get; set; }

    /// <summary>The run directory. It is created, and must not hold another run. The default is a new shadow_simulation_* in the run root.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutputDirectory { get; set; }

    /// <summary>The log. A file that exists is continued. The default is a new shadow_24h_*.log in the state directory.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LogPath { get; set; }

    /// <summary>Where alerts are posted to, as JSON: an http or https address. The default is that of the variable SHADOW_HOOK, if it is set.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? Webhook { get; set; }

    /// <summary>Makes the run repeatable: the same number gives the same workflows, seeds and run ids.</summary>
    [Parameter]
    public int? Seed { get; set; }

    /// <summary>Executes the run in this process, shows its progress, and writes its result when it has ended.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>A run that is stopped still writes its final report.</summary>
    protected override TimeSpan Grace => TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public bool EndInOrder()
    {
        ending.Cancel();
        return Wait;
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Await(null, (_, _) => Task.FromResult(Options())) is not { } options || !ShouldProcess(options.OutputDirectory, Quick ? "Start a quick shadow run" : $"Start a shadow run of {Hours} hours"))
            return;
        if (!Wait)
            Run(options.OutputDirectory, (_, token) => LaunchAsync(options, token));
        else
            Execute(options);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            ending.Dispose();
        base.Dispose(disposing);
    }

    private void Execute(ShadowRunOptions options)
    {
        if (Await(options.OutputDirectory, (observer, token) => ExecuteAsync(options, observer, token)) is not { } result)
            return;
        WriteObject(result);
        if (result.ToFailure() is { } failure)
            WriteFailure(failure, options.OutputDirectory);
    }

    private async Task<ShadowRunResult> ExecuteAsync(ShadowRunOptions options, IOperationObserver observer, CancellationToken token)
    {
        options.Validate();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(token, ending.Token);
        using var alerts = options.Webhook is { } webhook ? IntegrationLoader.Create<IAlertSender>(webhook, AlertTimeout) : null;
        return await new ShadowRunner(options, new Workload(), WhyStopped, alerts, TimeProvider.System) { Archives = new GoldenArchiveCatalog(Configuration) }
            .RunAsync(observer, either.Token);
    }

    private async Task<ShadowRun> LaunchAsync(ShadowRunOptions options, CancellationToken token)
    {
        await new ShadowRunLauncher(WhyStopped, TimeProvider.System).LaunchAsync(options, token);
        return new ShadowRunFinder(Configuration).Describe(options);
    }

    private string? WhyStopped() => new EmergencyStop(Configuration.EmergencyStopPath, Environment.GetEnvironmentVariable, TimeProvider.System).WhyStopped();

    private ShadowRunOptions Options()
    {
        var options = ShadowRunOptions.Default(Configuration, TimeProvider.System) with { Duration = TimeSpan.FromHours(Hours), Workers = Workers, Seed = Seed };
        options = Quick ? options.AsQuick() : options;
        return options with
        {
            WorkflowsPerCycle = WorkflowsPerCycle ?? options.WorkflowsPerCycle,
            CycleInterval = CycleInterval ?? options.CycleInterval,
            OutputDirectory = OutputDirectory is null ? options.OutputDirectory : ResolveTarget(OutputDirectory),
            LogPath = LogPath is null ? options.LogPath : ResolveTarget(LogPath),
            Webhook = Webhook ?? options.Webhook,
        };
    }
}
