namespace AosOps.Commands;

/// <summary>
/// A cmdlet that can end its work in order before its time, and then says how it went. A host that is asked to stop
/// asks such a cmdlet first instead of stopping the pipeline.
/// </summary>
public interface IOrderlyStop
{
    /// <summary>Asks the cmdlet to end its work. It returns at once; the cmdlet ends within a second or so.</summary>
    /// <returns>False where it has no such work, but started it in another process: the pipeline is to be stopped then.</returns>
    bool EndInOrder();
}
