using AosOps.Operations;

namespace AosOps.Golden.Stores;

/// <summary>Turns bytes that are counted into progress.</summary>
/// <param name="activity">What is being done.</param>
/// <param name="total">How many bytes there are to be.</param>
/// <param name="observer">Is told.</param>
internal sealed class ByteProgress(string activity, long total, IOperationObserver observer) : IProgress<long>
{
    private const long Mebibyte = 1024 * 1024;

    private long done;

    /// <inheritdoc/>
    public void Report(long value)
    {
        var now = Interlocked.Add(ref done, value);
        // What is sent again counts twice.
        var fraction = total == 0 ? 1 : Math.Min(1, (double)now / total);
        observer.Report(new OperationProgress(activity, $"{Math.Min(now, total) / Mebibyte:N0} of {total / Mebibyte:N0} MiB", fraction));
    }
}
