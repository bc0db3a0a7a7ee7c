namespace AosOps.Golden.Storage;

/// <summary>Whether a golden file has a signature, by presence: whether it is valid, only its content tells.</summary>
public enum GoldenSignatureState
{
    /// <summary>No signature lies beside the golden file. It may carry one inside, in the older form.</summary>
    Unsigned,

    /// <summary>A signature lies beside the golden file.</summary>
    Signed,

    /// <summary>This is a signature, and its golden file is not there.</summary>
    Orphaned,
}
