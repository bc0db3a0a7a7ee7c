namespace AosOps.Operations;

/// <summary>Is asked by an operation before each of its changes. Members may be called from any thread.</summary>
public interface IChangeApproval
{
    /// <summary>True where nothing will be changed whatever is asked: it is only to be shown what would be.</summary>
    bool IsDryRun { get; }

    /// <summary>Asks whether a change is to be made.</summary>
    /// <param name="target">What is changed.</param>
    /// <param name="action">What is done to it.</param>
    /// <returns>True to make the change.</returns>
    /// <exception cref="OperationCanceledException">Nobody will answer any more.</exception>
    bool Approves(string target, string action);
}
