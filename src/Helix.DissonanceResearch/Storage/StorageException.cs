namespace Helix.DissonanceResearch.Storage;

/// <summary>A storage cannot be used.</summary>
/// <param name="fault">Why.</param>
/// <param name="message">What is wrong and what mends it, for an operator; it holds no secrets.</param>
/// <param name="cause">What the storage itself said.</param>
internal sealed class StorageException(StorageFault fault, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Why.</summary>
    public StorageFault Fault { get; } = fault;
}
