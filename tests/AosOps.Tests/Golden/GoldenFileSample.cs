using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using AosOps.Golden;
using AosOps.Shadow;

namespace AosOps.Tests.Golden;

/// <summary>Golden files as a run writes them.</summary>
internal static class GoldenFileSample
{
    /// <summary>The golden file of a workflow of a type.</summary>
    public static ShadowGoldenFile Of(string type, ulong seed = 54321, string runId = "primary-w0-0084028e")
    {
        var execution = new Workload().Execute(type, seed);
        return new ShadowGoldenFile
        {
            RunId = runId,
            WorkflowType = type,
            Seed = seed,
            StepHashes = execution.StepHashes,
            WorkflowHash = execution.WorkflowHash,
            DurationMs = 0,
            Success = true,
        };
    }

    /// <summary>The workflow hash over step hashes.</summary>
    public static string HashOf(IEnumerable<string> steps) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(':', steps))));

    /// <summary>Its bytes.</summary>
    public static byte[] Bytes(ShadowGoldenFile file)
    {
        var buffer = new ArrayBufferWriter<byte>();
        ShadowGoldenFileWriter.Write(file, buffer);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Its text.</summary>
    public static string Text(ShadowGoldenFile file) => Encoding.UTF8.GetString(Bytes(file));

    /// <summary>Its text with one part replaced by another.</summary>
    public static string Edited(ShadowGoldenFile file, string part, string replacement)
    {
        var text = Text(file);
        Assert.Contains(part, text, StringComparison.Ordinal);
        return text.Replace(part, replacement, StringComparison.Ordinal);
    }
}
