namespace AosOps.Golden.Signatures;

/// <summary>What was found of a signature, or done with it.</summary>
public enum GoldenSignatureOutcome
{
    /// <summary>The content is what was signed under the secret.</summary>
    Valid,

    /// <summary>The golden file was signed now.</summary>
    Signed,

    /// <summary>The signature was valid under the old secret, and was made anew under the new one.</summary>
    Rotated,

    /// <summary>The golden file has no signature.</summary>
    Unsigned,

    /// <summary>There is a signature, and no golden file.</summary>
    Orphaned,

    /// <summary>The content is not what was signed, or it was signed under another secret.</summary>
    Invalid,

    /// <summary>The golden file or its signature cannot be read.</summary>
    Unreadable,
}
