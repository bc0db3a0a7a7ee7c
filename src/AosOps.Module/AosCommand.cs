using System.Management.Automation;
using AosOps.Configuration;
using AosOps.Operations;

namespace AosOps.Commands;

/// <summary>
/// The base of every cmdlet of the module. An operation runs off the pipeline thread; its objects, errors, warnings
/// and progress are written on it as they come; Ctrl+C, and a downstream command that has enough, cancel it.
/// </summary>
public abstract class AosCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private AosConfiguration? configuration;
    private bool pumped;

    /// <summary>Is called on the pipeline thread when an operation has nothing to say for the moment: a host may keep objects back until then. PowerShell keeps none.</summary>
    internal Action? Pause { get; set; }

    /// <summary>The configuration in force: environment variables, settings file, defaults.</summary>
    /// <remarks>A settings file that cannot be read ends the command: its error names the file.</remarks>
    protected AosConfiguration Configuration => configuration ??= ReadConfiguration();

    /// <summary>Is cancelled when the pipeline stops.</summary>
    protected CancellationToken StopToken => stopping.Token;

    /// <summary>How long a cancelled operation may take to put its things in order before the prompt returns.</summary>
    protected virtual TimeSpan Grace => TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the cmdlet holds.</summary>
    /// <param name="disposing">True where it is called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            stopping.Dispose();
    }

    /// <summary>Cancels the running operation.</summary>
    protected override void StopProcessing() => stopping.Cancel();

    /// <summary>Runs an operation that yields many objects, and writes each as it comes.</summary>
    /// <typeparam name="T">The type of the objects.</typeparam>
    /// <param name="target">What the user named: the target of the errors.</param>
    /// <param name="operation">The operation.</param>
    protected void Stream<T>(object? target, Func<IOperationObserver, CancellationToken, IAsyncEnumerable<T>> operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        Pump(target, (queue, token) => Pour(operation(queue, token), queue, token));
    }

    /// <summary>Runs an operation that yields very many objects, some at a time, and writes each.</summary>
    /// <typeparam name="T">The type of the objects.</typeparam>
    /// <param name="target">What the user named: the target of the errors.</param>
    /// <param name="operation">The operation.</param>
    protected void Stream<T>(object? target, Func<IOperationObserver, CancellationToken, IEnumerable<IReadOnlyList<T>>> operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        Pump(target, (queue, token) =>
        {
            foreach (var batch in operation(queue, token))
                queue.WriteAll(batch);
        });
    }

    /// <summary>Runs an operation that changes things, each after ShouldProcess, and writes its objects as they come.</summary>
    /// <typeparam name="T">The type of the objects.</typeparam>
    /// <param name="target">What the user named: the target of the errors.</param>
    /// <param name="force">True to make the changes without a question. -WhatIf still only shows them.</param>
    /// <param name="operation">The operation.</param>
    protected void Change<T>(object? target, bool force, Func<IChangeApproval, IOperationObserver, CancellationToken, IAsyncEnumerable<T>> operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        Pump(target, (queue, token) => Pour(operation(queue, queue, token), queue, token), force);
    }

    /// <summary>Runs an operation that changes things, after ShouldProcess, and writes its object (unless it is null).</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="target">What the user named: the target of the errors.</param>
    /// <param name="force">True to make the changes without a question. -WhatIf still only shows them.</param>
    /// <param name="operation">The operation.</param>
    protected void Change<T>(object? target, bool force, Func<IChangeApproval, IOperationObserver, CancellationToken, Task<T>> operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        Pump(target, (queue, token) => queue.Write(operation(queue, queue, token).GetAwaiter().GetResult()), force);
    }

    /// <summary>Runs an operation that yields one object, and writes it (unless it is null).</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="target">What the user named: the target of the errors.</param>
    /// <param name="operation">The operation.</param>
    protected void Run<T>(object? target, Func<IOperationObserver, CancellationToken, Task<T>> operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        Pump(target, (queue, token) => queue.Write(operation(queue, token).GetAwaiter().GetResult()));
    }

    /// <summary>Runs an operation whose object the cmdlet needs itself.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="target">What the user named: the target of the errors.</param>
    /// <param name="operation">The operation.</param>
    /// <returns>The object, or the type's default where the operation failed (the error is written) or was stopped.</returns>
    protected T? Await<T>(object? target, Func<IOperationObserver, CancellationToken, Task<T>> operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        T? result = default;
        Pump(target, (queue, token) => result = operation(queue, token).GetAwaiter().GetResult());
        return result;
    }

    /// <summary>
    /// Turns what the user typed into full paths: wildcards are expanded, and relative paths are taken from the
    /// session's location. What does not exist is a non-terminating error, and the other paths go on.
    /// </summary>
    /// <param name="paths">The paths as typed.</param>
    /// <returns>The paths of existing files and directories.</returns>
    protected IReadOnlyList<string> ResolveExisting(params IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var resolved = new List<string>();
        foreach (var path in paths)
        {
            try
            {
                var matches = GetResolvedProviderPathFromPSPath(path, out _);
                if (matches.Count == 0)
                    WriteFailure(PathFailure(path, ErrorIds.PathPatternUnmatched, $"Nothing matches '{path}'."), path);
                resolved.AddRange(matches);
            }
            catch (ItemNotFoundException)
            {
                WriteFailure(PathFailure(path, ErrorIds.PathNotFound, $"'{path}' does not exist."), path);
            }
            catch (RuntimeException cause) when (cause is not PipelineStoppedException)
            {
                WriteFailure(PathFailure(path, ErrorIds.PathPatternUnmatched, $"'{path}' is not a path: {cause.Message}"), path);
            }
        }

        return resolved;
    }

    /// <summary>Turns what the user typed into the full path of something that need not exist.</summary>
    /// <param name="path">The path as typed.</param>
    /// <returns>The full path.</returns>
    protected string ResolveTarget(string path) => GetUnresolvedProviderPathFromPSPath(path);

    /// <summary>Writes a failure as a non-terminating error.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="target">What the user named.</param>
    protected void WriteFailure(AosException failure, object? target) =>
        WriteError(FailureRecord.Create(failure, target));

    private AosConfiguration ReadConfiguration()
    {
        try
        {
            return AosConfigurationReader.Read(Environment.GetEnvironmentVariable);
        }
        catch (AosException failure)
        {
            ThrowTerminatingError(FailureRecord.Create(failure, failure.FilePath));
            throw;
        }
    }

    private static AosException PathFailure(string path, string errorId, string message) =>
        new(errorId, FailureKind.NotFound, message)
        {
            FilePath = path,
            Remedy = "Check the path.",
        };

    // The thread is the operation's own: it waits, and nothing asynchronous has to be compiled for each type of object.
    private static void Pour<T>(IAsyncEnumerable<T> items, PipelineQueue queue, CancellationToken token)
    {
        var each = items.GetAsyncEnumerator(token);
        try
        {
            while (Wait(each.MoveNextAsync()))
                queue.Write(each.Current);
        }
        finally
        {
            each.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static bool Wait(ValueTask<bool> next) => next.IsCompletedSuccessfully ? next.Result : next.AsTask().GetAwaiter().GetResult();

    private void Pump(object? target, Action<PipelineQueue, CancellationToken> operation, bool force = false)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        using var queue = new PipelineQueue(target, ending.Token) { IsForced = force, IsDryRun = IsWhatIf() };
        Start(() => queue.Produce(operation));
        try
        {
            queue.Drain(this, Pause);
        }
        finally
        {
            ending.Cancel();
            queue.AwaitProducer(Grace);
        }
    }

    /// <summary>Whether changes are only to be shown: by the parameter, else by the session's preference, which -Force does not override.</summary>
    private bool IsWhatIf() => MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given)
        ? given is SwitchParameter { IsPresent: true }
        : GetVariableValue("WhatIfPreference") is { } preference && PSObject.AsPSObject(preference).BaseObject is true or SwitchParameter { IsPresent: true };

    /// <summary>
    /// The first operation gets a thread of its own, since a short command has no time to start the thread pool; those of
    /// a long pipeline, one for each of its objects, share the pool.
    /// </summary>
    private void Start(Action work)
    {
        if (pumped)
            ThreadPool.QueueUserWorkItem(static queued => queued(), work, preferLocal: false);
        else
            new Thread(() => work()) { IsBackground = true }.Start();
        pumped = true;
    }
}
