namespace AosOps.Operations;

/// <summary>
/// What an operation tells its caller besides its results. Members may be called from any thread.
/// A failure reported here is one that the operation survived: the rest of the work goes on.
/// </summary>
public interface IOperationObserver : IProgress<OperationProgress>
{
    /// <summary>Reports a failure that concerns one item; the operation goes on with the others.</summary>
    /// <param name="failure">What failed.</param>
    /// <param name="target">The item concerned, or null for the target of the whole operation.</param>
    void Fail(AosException failure, object? target = null);

    /// <summary>Reports something that the operator should know and that is not an error.</summary>
    /// <param name="message">A sentence.</param>
    void Warn(string message);

    /// <summary>Reports a detail for whoever asked for details.</summary>
    /// <param name="message">A sentence.</param>
    void Detail(string message);
}
