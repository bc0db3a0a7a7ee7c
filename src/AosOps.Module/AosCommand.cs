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

    /// <summary>The configuration in force: environment variables, settings file, defaults.</summary>
    protected AosConfiguration Configuration =>
        configuration ??= AosConfigurationReader.Read(Environment.GetEnvironmentVariable);

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
        Pump(target, async (queue, token) =>
        {
            await foreach (var item in operation(queue, token).WithCancellation(token))
                queue.Write(item);
        });
    }

    /// <summary>Runs an operation that yields one object, and writes it (unless it is null).</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="target">What the user named: the target of the errors.</param>
    /// <param name="operation">The operation.</param>
    protected void Run<T>(object? target, Func<IOperationObserver, CancellationToken, Task<T>> operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        Pump(target, async (queue, token) => queue.Write(await operation(queue, token)));
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
        Pump(target, async (queue, token) => result = await operation(queue, token));
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

    private static AosException PathFailure(string path, string errorId, string message) =>
        new(errorId, FailureKind.NotFound, message)
        {
            FilePath = path,
            Remedy = "Check the path; Get-ShadowRun lists the runs that are there.",
        };

    private void Pump(object? target, Func<PipelineQueue, CancellationToken, Task> operation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        using var queue = new PipelineQueue(target, ending.Token);
        var work = Task.Run(() => queue.ProduceAsync(operation), CancellationToken.None);
        try
        {
            queue.Drain(this);
        }
        finally
        {
            ending.Cancel();
            work.Wait(Grace, CancellationToken.None);
        }
    }
}
