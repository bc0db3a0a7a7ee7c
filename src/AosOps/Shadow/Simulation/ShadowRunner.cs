using AosOps.Golden.Archives;
using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>
/// Executes a shadow run: in each cycle the primary workers execute workflows and record them in golden files, which are
/// then read back and replayed; a difference means that the workload is not deterministic, or that a file was altered.
/// </summary>
/// <remarks>
/// <para>Nothing that goes wrong in a cycle ends the run: it is logged, alerted of and reported, and the run goes on. When its
/// time is over, every golden file is replayed once more, so that one that was altered or deleted since is found; what is in an
/// archive by then, as it was written, is neither. A run that ends early, by a signal or by the emergency stop, leaves that out: it ends at once.</para>
/// <para>Log, golden files and reports have the form of the programs that came before. The reports list beyond that the golden
/// files with their hashes.</para>
/// </remarks>
/// <param name="options">What the run does.</param>
/// <param name="engine">Executes the workflows.</param>
/// <param name="emergencyStop">Says why no workflow may run, or null where they may.</param>
/// <param name="alerts">Is sent the alerts of the run; null to only log them.</param>
/// <param name="clock">Gives the time, and the waits.</param>
public sealed class ShadowRunner(ShadowRunOptions options, IWorkflowEngine engine, Func<string?> emergencyStop, IAlertSender? alerts, TimeProvider clock)
{
    /// <summary>Knows what was archived while the run was under way; null where nothing is archived.</summary>
    public IGoldenArchiveCatalog? Archives { get; init; }

    /// <summary>Whether each file is on disk before it appears in its folder. Only what makes test data does without.</summary>
    internal bool FlushesToDisk { get; init; } = true;

    /// <summary>Executes the run.</summary>
    /// <param name="observer">Is told how far the run is, and what keeps it from writing its log or final report.</param>
    /// <param name="cancellationToken">Ends the run early, with its final report: this is no failure, and throws nothing.</param>
    /// <returns>How it went.</returns>
    /// <exception cref="AosException">
    /// The run could not begin: an option is out of range, the emergency stop is set, a run is under way in the directory or
    /// another's files are in it, or log or directory cannot be created.
    /// </exception>
    public async Task<ShadowRunResult> RunAsync(IOperationObserver observer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(observer);
        options.Validate();
        if (emergencyStop() is { } reason)
            throw Refused(reason);
        using var directory = ShadowRunDirectory.Claim(options.OutputDirectory);
        using var file = RunLogFile.Open(options.LogPath, observer);
        var journal = new RunJournal(new ShadowRunLog(file.Append, clock, options.IsVerbose), alerts, clock);
        var store = new RunFileStore(directory.Folders, FlushesToDisk);
        return await new ShadowRunSession(options, engine, emergencyStop, clock, directory.Folders, store, journal, Archives, observer).RunAsync(cancellationToken);
    }

    /// <summary>Says that the emergency stop keeps a run from starting.</summary>
    internal static AosException Refused(string reason) =>
        new(ErrorIds.EmergencyStopActive, FailureKind.InvalidOperation, $"No run may start. {reason}")
        {
            Remedy = "Get-WorkflowEmergencyStop says who stopped the workflows and why; Set-WorkflowEmergencyStop -Disable lets them run again.",
        };
}
