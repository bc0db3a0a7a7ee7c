using System.Security.Cryptography;
using System.Text;

namespace AosOps.Golden.Signatures;

/// <summary>Computes the signatures of one content under several secrets, in one pass over it. It can be used for one content after another.</summary>
internal sealed class SignatureHashes
{
    /// <summary>The length of a signature: 32 bytes in hexadecimal digits.</summary>
    public const int Digits = 64;

    private readonly IncrementalHash[] hashes;

    public SignatureHashes(IReadOnlyList<GoldenSecret> secrets)
    {
        hashes = new IncrementalHash[secrets.Count];
        for (var i = 0; i < hashes.Length; i++)
            hashes[i] = secrets[i].CreateHash();
    }

    /// <summary>Begins a content; what was appended of another that was given up is forgotten.</summary>
    public void Begin() => Array.ForEach(hashes, static hash => hash.GetHashAndReset());

    /// <summary>Appends a part of the content.</summary>
    public void Append(ReadOnlySpan<byte> part)
    {
        foreach (var hash in hashes)
            hash.AppendData(part);
    }

    /// <summary>Ends the content.</summary>
    /// <returns>For each secret the signature, in lower-case hexadecimal digits.</returns>
    public byte[][] End() => Array.ConvertAll(hashes, static hash => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset())));

    /// <summary>Says under which secret a signature is valid. How long that takes tells nothing of the signatures.</summary>
    /// <param name="expected">What <see cref="End"/> gave.</param>
    /// <param name="found">The signature.</param>
    /// <returns>The place of the secret, or -1.</returns>
    public static int Verify(byte[][] expected, ReadOnlySpan<byte> found)
    {
        var verified = -1;
        for (var i = 0; i < expected.Length; i++)
        {
            if (CryptographicOperations.FixedTimeEquals(expected[i], found))
                verified = i;
        }

        return verified;
    }
}
