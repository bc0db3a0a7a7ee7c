using AosOps.Operations;

namespace AosOps.Golden.Signatures;

/// <summary>The signature of a golden file.</summary>
public sealed record GoldenSignature : IVerdict
{
    /// <summary>The run id in the name of the golden file.</summary>
    public string RunId => GoldenFolder.RunId(Path);

    /// <summary>What was found, or done.</summary>
    public required GoldenSignatureOutcome Outcome { get; init; }

    /// <summary>Where the signature is; null without any.</summary>
    public GoldenSignatureForm? Form { get; init; }

    /// <summary>A sentence for the operator; empty where the outcome says all.</summary>
    public string Message { get; init; } = "";

    /// <summary>The golden file; of an orphaned signature, where it would be.</summary>
    public required string Path { get; init; }

    /// <summary>The file that holds the signature: the golden file itself in the older form; null without any.</summary>
    public string? SignaturePath { get; init; }

    /// <summary>What cannot be shown to be what was signed is critical; a signature that is left over deserves a look.</summary>
    CheckStatus IVerdict.Verdict => Outcome switch
    {
        GoldenSignatureOutcome.Valid or GoldenSignatureOutcome.Signed or GoldenSignatureOutcome.Rotated => CheckStatus.Healthy,
        GoldenSignatureOutcome.Orphaned => CheckStatus.Warning,
        _ => CheckStatus.Critical,
    };
}
