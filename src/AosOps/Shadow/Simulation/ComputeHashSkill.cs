using System.Security.Cryptography;
using System.Text.Unicode;

namespace AosOps.Shadow;

/// <summary>Hashes its data together with the step's seed.</summary>
internal sealed class ComputeHashSkill(string data) : Skill("compute_hash")
{
    private const int InputCapacity = 64;

    /// <inheritdoc/>
    protected override int WriteResult(ulong seed, StepDigest sha256, Span<byte> json)
    {
        Span<byte> input = stackalloc byte[InputCapacity];
        Utf8.TryWrite(input, $"{data}:{seed}", out var length);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        sha256.Compute(input[..length], digest);

        Span<char> hash = stackalloc char[2 * SHA256.HashSizeInBytes];
        Convert.TryToHexStringLower(digest, hash, out _);
        Utf8.TryWrite(json, $"{{\"hash\": \"{hash}\", \"seed\": {seed}}}", out var written);
        return written;
    }
}
