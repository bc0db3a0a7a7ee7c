using AosOps.Golden;

namespace AosOps.Tests.Golden;

public sealed class ShadowGoldenFileWriterTests
{
    [Fact]
    public void A_golden_file_has_the_bytes_that_python_writes()
    {
        const string Recorded = """
            {
              "run_id": "primary-w0-0084028e",
              "workflow_type": "compute",
              "seed": 84078,
              "step_hashes": [
                "compute_hash:c968d584991aade5",
                "transform_json:f9dd52edeb37ddf8",
                "compute_hash:d1b205c68b975bf3",
                "transform_json:ded99c805e5925e4",
                "llm_stub:5a5f2a6cdbcc25c4"
              ],
              "workflow_hash": "a4a6264af094aeb7b4f6b222388055a1a28dafc2990abc696950cd6c415ddb49",
              "duration_ms": 0,
              "success": true,
              "error": null
            }
            """;

        Assert.Equal(Recorded, GoldenFileSample.Text(GoldenFileSample.Of("compute", seed: 84078)));
    }

    [Fact]
    public void A_failed_workflow_without_steps_is_written_as_python_writes_it()
    {
        var file = GoldenFileSample.Of("llm") with { StepHashes = [], WorkflowHash = "", Success = false, Error = "<é\"\\\n\u007f\U0001F600>" };

        var text = GoldenFileSample.Text(file);

        Assert.Contains("  \"step_hashes\": [],\n", text, StringComparison.Ordinal);
        Assert.EndsWith("  \"success\": false,\n  \"error\": \"<\\u00e9\\\"\\\\\\n\\u007f\\ud83d\\ude00>\"\n}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var file = GoldenFileSample.Of("io", seed: ulong.MaxValue) with { DurationMs = -3, Success = false, Error = "tür\t\u0001" };

        var back = ShadowGoldenFileReader.Parse(GoldenFileSample.Bytes(file), "a.golden.json");

        Assert.Equal(GoldenFileSample.Text(file), GoldenFileSample.Text(back));
        Assert.Equal(file.Error, back.Error);
        Assert.Equal(file.Seed, back.Seed);
    }
}
