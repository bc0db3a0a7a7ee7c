using AosOps.Operations;

namespace AosOps.Helix;

/// <summary>Counts the errors in logs.</summary>
public static class HelixErrorCounter
{
    private const int LongestError = 120;

    /// <summary>Counts the errors of a log.</summary>
    /// <param name="source">What is read, for the message.</param>
    /// <param name="read">Reads the entries.</param>
    /// <param name="token">Ends the reading.</param>
    /// <returns>The count, or why there is none.</returns>
    public static async Task<HelixErrorCount> CountAsync(
        string source, Func<IOperationObserver, IAsyncEnumerable<HelixLogEntry>> read, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(read);
        var complaints = new Complaints();
        long lines = 0, errors = 0;
        string? last = null;
        try
        {
            await foreach (var entry in read(complaints).WithCancellation(token))
            {
                lines++;
                if (entry.Level < HelixLogLevel.Error)
                    continue;
                errors++;
                last = entry.Message.Length > LongestError ? entry.Message[..LongestError] + "…" : entry.Message;
            }
        }
        catch (AosException failure)
        {
            return new HelixErrorCount(0, 0, null, source, failure.Message);
        }

        // A journal of which this user may see nothing looks like one without errors.
        return new HelixErrorCount(lines, errors, last, source, lines == 0 || complaints.Failed ? complaints.First : null);
    }

    private sealed class Complaints : IOperationObserver
    {
        public string? First { get; private set; }

        public bool Failed { get; private set; }

        public void Fail(AosException failure, object? target = null)
        {
            Failed = true;
            First ??= failure.Message;
        }

        public void Warn(string message) => First ??= message;

        public void Detail(string message)
        {
        }

        public void Report(OperationProgress value)
        {
        }
    }
}
