using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace AosOps.Shadow;

/// <summary>Answers a prompt with a text that follows from the prompt and the step's seed.</summary>
internal sealed class LlmStubSkill(string prompt) : Skill("llm_stub")
{
    private const int DigestDigits = 8;

    private readonly string promptDigest = Digest(prompt);

    /// <inheritdoc/>
    protected override int WriteResult(ulong seed, StepDigest sha256, Span<byte> json)
    {
        Utf8.TryWrite(json, $"{{\"response\": \"Response-{seed}-{promptDigest}\", \"seed\": {seed}}}", out var written);
        return written;
    }

    [SuppressMessage("Security", "CA5351", Justification = "The recorded hashes were made with MD5; nothing is protected by it.")]
    private static string Digest(string prompt) =>
        Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(prompt)))[..DigestDigits];
}
