using AosOps.Operations;

namespace AosOps.Workflow;

/// <summary>
/// The emergency stop of all workflows: a flag file, and an environment variable for processes that do not look at
/// files. Engine and workers obey either. Whatever keeps its state from being known counts as stopped.
/// </summary>
/// <remarks>
/// The order of the steps makes it safe to be killed, or to lose power, at any instant. Enabling writes the flag first
/// and the audit log then; disabling writes the log first and removes the flag then. So a half-done action leaves
/// the workflows stopped, and they never run again without an entry that says who let them.
/// </remarks>
/// <param name="flagPath">The flag file.</param>
/// <param name="variable">Gives the value of an environment variable, or null.</param>
/// <param name="clock">Gives the time.</param>
public sealed class EmergencyStop(string flagPath, Func<string, string?> variable, TimeProvider clock)
{
    /// <summary>The environment variable: <c>true</c> is the stop.</summary>
    public const string VariableName = "WORKFLOW_EMERGENCY_STOP";

    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(5);

    private readonly string path = Path.GetFullPath(flagPath);

    private EmergencyStopFlag Flag => new(path);

    private EmergencyStopLog Log => new(path + ".audit.jsonl");

    /// <summary>Says whether workflows must not run. It costs one look at the file system.</summary>
    /// <returns>The state, and where it is not known, why.</returns>
    public (EmergencyStopState State, string? Problem) ReadState()
    {
        var (state, problem) = Flag.Read();
        return state == EmergencyStopState.Disabled ? StateOf(variable(VariableName)) : (state, problem);
    }

    /// <summary>Says why workflows must not run. It costs one look at the file system.</summary>
    /// <returns>The reason, or null where they may run.</returns>
    public string? WhyStopped() => ReadState() switch
    {
        { State: EmergencyStopState.Disabled } => null,
        { Problem: { } problem } => $"Whether the emergency stop is set cannot be told, which counts as set: {problem}",
        _ => Flag.ReadFirstLine() is { } line
            ? $"The emergency stop is set: '{path}', by {line.By}, since {line.Since:yyyy-MM-dd HH:mm:ss zzz}."
            : $"The emergency stop is set: '{path}', or {VariableName}.",
    };

    /// <summary>Reads everything that is known about the stop.</summary>
    /// <returns>The status.</returns>
    public EmergencyStopStatus Read()
    {
        var problems = new List<string>();
        var (state, problem) = ReadState();
        if (problem is not null)
            problems.Add(problem);
        var history = Log.Read(problems);
        var enabled = state == EmergencyStopState.Disabled ? null : CurrentEnable(history);
        var line = state == EmergencyStopState.Enabled ? Flag.ReadFirstLine() : null;
        return new EmergencyStopStatus
        {
            State = state,
            Since = line?.Since ?? enabled?.Time,
            By = line?.By ?? enabled?.User,
            Reason = enabled?.Reason,
            FlagPath = path,
            EnvironmentVariable = variable(VariableName),
            Problems = problems,
            History = history,
        };
    }

    /// <summary>Stops all workflows. Where they are stopped already, the flag gets a further line and the log a further entry.</summary>
    /// <param name="reason">Why, or null.</param>
    /// <param name="environmentFile">A service's environment file in which the variable is set too, or null.</param>
    /// <param name="observer">Is told of what failed besides the flag: the stop is set all the same.</param>
    /// <param name="cancellationToken">Ends the wait for the lock; the flag is then not set.</param>
    /// <returns>A task that ends when the stop is on disk.</returns>
    /// <exception cref="AosException">The flag cannot be written.</exception>
    public async Task EnableAsync(string? reason, string? environmentFile, IOperationObserver observer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(observer);
        CreateDirectory();
        using var held = await EmergencyStopLock.TryTakeAsync(path, LockTimeout, clock, cancellationToken);
        var now = clock.GetLocalNow();
        await SetFlagAsync(now, observer, cancellationToken);

        // From here on the workflows are stopped: what fails now is reported, keeps nothing else from being done, and nothing is taken back.
        if (held is null)
            observer.Warn($"The lock of '{path}' was not to be had. The stop was set without it; the audit log may be out of order.");
        if (environmentFile is not null)
            await TryAsync(() => EnvironmentFile.SetAsync(environmentFile, VariableName, "true", CancellationToken.None), observer);
        await TryAsync(() => Log.AppendAsync(Event(now, EmergencyStopAction.Enable, reason)), observer);
    }

    /// <summary>Lets workflows run again. Where they may already, nothing happens but the setting of the variable.</summary>
    /// <param name="reason">Why, or null.</param>
    /// <param name="environmentFile">A service's environment file in which the variable is set to false, or null.</param>
    /// <param name="cancellationToken">Ends the wait for the lock; workflows stay stopped.</param>
    /// <returns>A task that ends when the flag is gone from disk.</returns>
    /// <exception cref="AosException">
    /// A file cannot be written, the flag not removed, or another process holds the lock. Workflows stay stopped.
    /// </exception>
    public async Task DisableAsync(string? reason, string? environmentFile, CancellationToken cancellationToken = default)
    {
        using var held = await TakeUnlessDisabledAsync(cancellationToken);

        // A flag that was set since then is somebody else's, who knows why.
        var isSet = held is not null && Flag.Read().State != EmergencyStopState.Disabled;
        if (isSet || (environmentFile is not null && IsStoppedBy(EnvironmentFile.Get(environmentFile, VariableName))))
        {
            CreateDirectory();
            await Log.AppendAsync(Event(clock.GetLocalNow(), EmergencyStopAction.Disable, reason));
        }

        if (environmentFile is not null)
            await EnvironmentFile.SetAsync(environmentFile, VariableName, "false", cancellationToken);
        if (isSet)
            Flag.Clear();
    }

    /// <summary>Where there is no flag there need not even be a directory for the lock.</summary>
    private async Task<IDisposable?> TakeUnlessDisabledAsync(CancellationToken cancellationToken) =>
        Flag.Read().State == EmergencyStopState.Disabled
            ? null
            : await EmergencyStopLock.TryTakeAsync(path, LockTimeout, clock, cancellationToken) ?? throw Locked();

    /// <summary>A flag that is there and may be lost with the power stops the workflows: that is reported, and the rest is done.</summary>
    private async Task SetFlagAsync(DateTimeOffset time, IOperationObserver observer, CancellationToken cancellationToken)
    {
        try
        {
            await Flag.SetAsync(time, Environment.UserName, cancellationToken);
        }
        catch (AosException failure) when (failure.ErrorId == ErrorIds.ChangeNotDurable)
        {
            observer.Fail(failure);
        }
    }

    private static bool IsStoppedBy(string? value) => StateOf(value).State != EmergencyStopState.Disabled;

    private static (EmergencyStopState State, string? Problem) StateOf(string? value) => value?.Trim() switch
    {
        null or "" => (EmergencyStopState.Disabled, null),
        var text when text.Equals("true", StringComparison.OrdinalIgnoreCase) => (EmergencyStopState.Enabled, null),
        var text when text.Equals("false", StringComparison.OrdinalIgnoreCase) => (EmergencyStopState.Disabled, null),
        var text => (EmergencyStopState.Unknown, $"{VariableName} is '{text}', which is neither true nor false."),
    };

    /// <summary>The entry that began the stop that is in force: the first one after workflows were last let run.</summary>
    private static EmergencyStopEvent? CurrentEnable(IReadOnlyList<EmergencyStopEvent> history) =>
        history.Reverse().TakeWhile(entry => entry.Action == EmergencyStopAction.Enable).LastOrDefault();

    private static async Task TryAsync(Func<Task> step, IOperationObserver observer)
    {
        try
        {
            await step();
        }
        catch (AosException failure)
        {
            observer.Fail(failure);
        }
    }

    private static EmergencyStopEvent Event(DateTimeOffset time, EmergencyStopAction action, string? reason) =>
        new(time, Environment.UserName, Environment.MachineName, action, reason);

    private void CreateDirectory()
    {
        var directory = Path.GetDirectoryName(path)!;
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(directory, cause, writing: true);
        }
    }

    private AosException Locked() =>
        new(ErrorIds.EmergencyStopLocked, FailureKind.Conflict, $"The lock of '{path}' was not to be had for {LockTimeout.TotalSeconds} seconds; workflows stay stopped.")
        {
            FilePath = path,
            Remedy = "Find who else is changing the emergency stop, and try again.",
        };
}
