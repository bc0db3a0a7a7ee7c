using System.Text.Unicode;

namespace AosOps.Shadow;

/// <summary>Pretends to read a file: the bytes read are the length of its parameters as Python prints a dictionary.</summary>
internal sealed class MockIoSkill(string file) : Skill("mock_io")
{
    private readonly int bytesRead = $"{{'file': '{file}'}}".Length;

    /// <inheritdoc/>
    protected override int WriteResult(ulong seed, StepDigest sha256, Span<byte> json)
    {
        Utf8.TryWrite(json, $"{{\"operation\": \"mock_read\", \"read_bytes\": {bytesRead}, \"seed\": {seed}}}", out var written);
        return written;
    }
}
