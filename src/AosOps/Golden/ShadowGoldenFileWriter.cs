using System.Buffers;
using System.Text.Json;

namespace AosOps.Golden;

/// <summary>Writes golden files of shadow runs, byte for byte as the programs did that made the first ones.</summary>
public static class ShadowGoldenFileWriter
{
    /// <summary>Writes a golden file to a buffer.</summary>
    /// <param name="file">The golden file.</param>
    /// <param name="buffer">Receives its bytes.</param>
    public static void Write(ShadowGoldenFile file, IBufferWriter<byte> buffer)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(buffer);
        using var writer = new Utf8JsonWriter(buffer, PythonJson.Options);
        writer.WriteStartObject();
        writer.WriteString("run_id", file.RunId);
        writer.WriteString("workflow_type", file.WorkflowType);
        writer.WriteNumber("seed", file.Seed);
        WriteStepHashes(writer, file.StepHashes);
        writer.WriteString("workflow_hash", file.WorkflowHash);
        writer.WriteNumber("duration_ms", file.DurationMs);
        writer.WriteBoolean("success", file.Success);
        writer.WriteString("error", file.Error);
        writer.WriteEndObject();
    }

    private static void WriteStepHashes(Utf8JsonWriter writer, IReadOnlyList<string> stepHashes)
    {
        writer.WriteStartArray("step_hashes");
        foreach (var hash in stepHashes)
            writer.WriteStringValue(hash);
        writer.WriteEndArray();
    }
}
