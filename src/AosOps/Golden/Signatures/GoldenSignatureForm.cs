namespace AosOps.Golden.Signatures;

/// <summary>Where the signature of a golden file is.</summary>
public enum GoldenSignatureForm
{
    /// <summary>
    /// In a file of the same name with <c>.sig</c> at its end: the HMAC-SHA256 of the golden file's bytes, in lower-case
    /// hexadecimal digits.
    /// </summary>
    Beside,

    /// <summary>
    /// In the golden file, an older form: the member <c>signature</c> of its JSON object is the HMAC-SHA256 of the object
    /// without that member, written with sorted keys.
    /// </summary>
    Inside,
}
