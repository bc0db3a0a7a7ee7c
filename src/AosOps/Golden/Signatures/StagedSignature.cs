using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Golden.Signatures;

/// <summary>A golden file whose new signature is ready to be published, or to which nothing is done.</summary>
/// <param name="Result">What the operator gets.</param>
/// <param name="File">What is to be published; null where nothing is done.</param>
/// <param name="Failure">Why it could not be signed, or null.</param>
internal sealed record StagedSignature(GoldenSignature Result, StagedFile? File, AosException? Failure)
{
    /// <summary>Whether it could not be signed because there is no room.</summary>
    public bool LacksRoom => Failure?.InnerException is IOException cause && DiskFull.IsCauseOf(cause);
}
