using System.Security.Cryptography;
using System.Text;

namespace AosOps.Shadow;

/// <summary>The hash of a workflow: SHA-256 over its step hashes, joined by a colon, in UTF-8.</summary>
public static class WorkflowHash
{
    private const int StackLimit = 512;

    /// <summary>Computes the hash of a workflow.</summary>
    /// <param name="stepHashes">The step hashes, in order.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Compute(IReadOnlyList<string> stepHashes)
    {
        using var sha256 = new StepDigest();
        return Compute(stepHashes, sha256);
    }

    /// <summary>Computes the hash of a workflow with a digest that is there already.</summary>
    internal static string Compute(IReadOnlyList<string> stepHashes, StepDigest sha256)
    {
        ArgumentNullException.ThrowIfNull(stepHashes);
        var length = Math.Max(0, stepHashes.Count - 1);
        foreach (var hash in stepHashes)
            length += Encoding.UTF8.GetByteCount(hash);
        var joined = length <= StackLimit ? stackalloc byte[length] : new byte[length];
        Join(stepHashes, joined);

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        sha256.Compute(joined, digest);
        return Convert.ToHexStringLower(digest);
    }

    private static void Join(IReadOnlyList<string> stepHashes, Span<byte> joined)
    {
        var length = 0;
        for (var index = 0; index < stepHashes.Count; index++)
        {
            if (index > 0)
                joined[length++] = (byte)':';
            length += Encoding.UTF8.GetBytes(stepHashes[index], joined[length..]);
        }
    }
}
