using System.Security.Cryptography;

namespace AosOps.Shadow;

/// <summary>
/// SHA-256 for one thread at a time. A workflow takes a dozen hashes of a few bytes each: setting one hash up costs more
/// than computing it, so it is set up once.
/// </summary>
internal sealed class StepDigest : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Computes the digest of some bytes.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="digest">Room for <see cref="SHA256.HashSizeInBytes"/> bytes.</param>
    public void Compute(ReadOnlySpan<byte> source, Span<byte> digest)
    {
        hash.AppendData(source);
        hash.GetHashAndReset(digest);
    }

    /// <inheritdoc/>
    public void Dispose() => hash.Dispose();
}
