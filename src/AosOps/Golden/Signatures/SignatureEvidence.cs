namespace AosOps.Golden.Signatures;

/// <summary>What was found of one signature.</summary>
/// <param name="Path">The golden file.</param>
/// <param name="Outcome">What was found.</param>
/// <param name="Message">A sentence for the operator; empty where the outcome says all.</param>
internal sealed record SignatureEvidence(string Path, GoldenSignatureOutcome Outcome, string Message = "")
{
    /// <summary>The place of the secret, of those that were tried, under which the signature is valid; -1 for none.</summary>
    public int VerifiedBy { get; init; } = -1;

    /// <summary>Where the signature is; null without any.</summary>
    public GoldenSignatureForm? Form { get; init; }

    /// <summary>The signature that would be valid under the last of the secrets; null where the content was not read.</summary>
    public byte[]? Expected { get; init; }

    /// <summary>The signature inside, or the place for one; null where the golden file can hold none, or has one beside it.</summary>
    public InsideSignature? Inside { get; init; }

    /// <summary>What the operator gets.</summary>
    public GoldenSignature ToSignature() => new()
    {
        Path = Path,
        Outcome = Outcome,
        Message = Message,
        Form = Form,
        SignaturePath = Form switch
        {
            GoldenSignatureForm.Beside => Path + Storage.GoldenFile.SignatureExtension,
            GoldenSignatureForm.Inside => Path,
            _ => null,
        },
    };
}
