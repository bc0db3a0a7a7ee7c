using System.Security.Cryptography;

namespace AosOps.Shadow;

/// <summary>
/// One step of the built-in workload. Its result is a JSON object in one fixed form: sorted keys, <c>, </c> and <c>: </c>
/// as separators, ASCII only. That form is hashed, so a byte more or less changes every golden file.
/// </summary>
internal abstract class Skill(string name)
{
    /// <summary>Room for the longest result: a 64 digit hash, a 20 digit seed and the names of the keys.</summary>
    protected const int ResultCapacity = 192;

    private const int HashedBytes = 8;

    /// <summary>The hash of the step's result, as it is recorded: <c>SKILL:16HEX</c>.</summary>
    public string Hash(ulong seed, StepDigest sha256)
    {
        Span<byte> result = stackalloc byte[ResultCapacity];
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        sha256.Compute(result[..WriteResult(seed, sha256, result)], digest);

        Span<char> hexadecimal = stackalloc char[2 * HashedBytes];
        Convert.TryToHexStringLower(digest[..HashedBytes], hexadecimal, out _);
        return string.Concat(name, ":", hexadecimal);
    }

    /// <summary>Writes the step's result as JSON and returns its length.</summary>
    protected abstract int WriteResult(ulong seed, StepDigest sha256, Span<byte> json);
}
