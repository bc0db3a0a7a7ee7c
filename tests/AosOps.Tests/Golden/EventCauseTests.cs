using System.Text.Json.Nodes;
using AosOps.Golden;
using AosOps.Operations;

namespace AosOps.Tests.Golden;

/// <summary>The cause of differences between golden files of the workflow engine.</summary>
public sealed class EventCauseTests : IDisposable
{
    // Step seeds are the first 64 bits of the SHA-256 of SEED:INDEX.
    private static readonly string[] Original =
    [
        """{"data":{"replay":false,"seed":25838,"spec_hash":"c7b958abff23fb31","spec_id":"wf-2","steps_count":4},"event_type":"run_start","run_id":"run-02","timestamp":"T0"}""",
        """{"data":{"index":0,"inputs":{"n":0},"output":{"duration_ms":5,"rows":[1]},"output_hash":"aa","seed":13755436293093745193,"skill_id":"transform_json","success":true},"event_type":"step","run_id":"run-02","timestamp":"T1"}""",
        """{"data":{"index":1,"inputs":{"n":1},"output":{"duration_ms":6,"status":200},"output_hash":"bb","seed":5049910561840697285,"skill_id":"http_fetch","success":true},"event_type":"step","run_id":"run-02","timestamp":"T2"}""",
        """{"data":{"index":2,"inputs":{"n":2},"output":{"duration_ms":7,"response":"x","random_pick":4},"output_hash":"cc","seed":11742838050896200935,"skill_id":"llm_summarize","success":true},"event_type":"step","run_id":"run-02","timestamp":"T3"}""",
        """{"data":{"index":3,"inputs":{"n":3},"output":{"duration_ms":8,"total":9},"output_hash":"dd","seed":209155311409779583,"skill_id":"compute","success":true},"event_type":"step","run_id":"run-02","timestamp":"T4"}""",
        """{"data":{"status":"completed"},"event_type":"run_end","run_id":"run-02","timestamp":"T5"}""",
    ];

    private readonly GoldenPairFixture pair = new();

    public void Dispose() => pair.Dispose();

    [Fact]
    public void Another_seed_of_the_run_explains_every_step()
    {
        var diff = Compare(events =>
        {
            Data(events, 0)["seed"] = 25839;
            Data(events, 1)["output_hash"] = "a1";
            Data(events, 2)["output_hash"] = "b1";
        });

        Assert.Equal((GoldenCause.SeedMismatch, 0, "transform_json"), (diff.Cause, diff.FirstDivergentStep, diff.Skill));
        Assert.Equal("records[0].data.seed: 25838 -> 25839", diff.Evidence[0]);
    }

    [Fact]
    public void A_step_seed_is_checked_against_the_seed_of_the_run()
    {
        var diff = Compare(events => Data(events, 2)["seed"] = 18446744073709551615);

        Assert.Equal((GoldenCause.SeedMismatch, 1), (diff.Cause, diff.FirstDivergentStep));
        Assert.Equal("The seed of the run is the same; the step seed of the reference follows from it, the other one does not.", diff.Evidence[1]);
    }

    [Fact]
    public void Another_answer_of_an_external_system_is_an_external_call()
    {
        var diff = Compare(events =>
        {
            Data(events, 2)["output"]!["status"] = 500;
            Data(events, 2)["output_hash"] = "b1";
            Data(events, 4)["output_hash"] = "d1";
        });

        Assert.Equal((GoldenCause.ExternalCall, 1, "http_fetch"), (diff.Cause, diff.FirstDivergentStep, diff.Skill));
        Assert.Contains("records[2].data.output.status: 200 -> 500", diff.Evidence);
        Assert.Contains("Differences after it, which may be its consequence: 1.", diff.Evidence);
    }

    [Theory]
    [InlineData("random_pick")]
    [InlineData("response")]
    public void Another_value_that_was_drawn_is_an_unseeded_generator(string field)
    {
        var diff = Compare(events =>
        {
            Data(events, 3)["output"]![field] = 5;
            Data(events, 3)["output_hash"] = "c1";
        });

        Assert.Equal((GoldenCause.UnseededRng, 2, "llm_summarize"), (diff.Cause, diff.FirstDivergentStep, diff.Skill));
    }

    [Fact]
    public void A_duration_that_leaked_into_a_hash_is_a_leak()
    {
        var diff = Compare(events =>
        {
            Data(events, 2)["output"]!["duration_ms"] = 60;
            Data(events, 2)["output_hash"] = "b1";
        });

        Assert.Equal((GoldenCause.VolatileLeak, 1), (diff.Cause, diff.FirstDivergentStep));
        Assert.Contains("records[2].data.output.duration_ms: 6 -> 60", diff.Evidence);
    }

    [Fact]
    public void Another_result_of_a_pure_step_violates_determinism()
    {
        var diff = Compare(events => Data(events, 4)["output"]!["total"] = 10);

        Assert.Equal((GoldenCause.DeterminismViolation, 3, "compute"), (diff.Cause, diff.FirstDivergentStep, diff.Skill));
    }

    [Fact]
    public void Other_inputs_point_to_what_makes_them_and_not_to_the_skill()
    {
        var diff = Compare(events =>
        {
            Data(events, 2)["inputs"]!["n"] = 99;
            Data(events, 2)["output"]!["status"] = 404;
        });

        Assert.Equal((GoldenCause.DeterminismViolation, 1), (diff.Cause, diff.FirstDivergentStep));
        Assert.Equal(["Step 1 (http_fetch) already gets other inputs: look at what makes them.", "records[2].data.inputs.n: 1 -> 99"], diff.Evidence);
    }

    [Fact]
    public void A_step_that_is_missing_is_named()
    {
        var diff = Compare(events => events.RemoveAt(2));

        Assert.Equal((GoldenCause.DeterminismViolation, 1, "http_fetch"), (diff.Cause, diff.FirstDivergentStep, diff.Skill));
        Assert.Equal(["Step 1 (http_fetch) is missing in the other file, which goes on with step 2 (llm_summarize)."], diff.Evidence);
    }

    [Fact]
    public void A_file_that_ends_early_is_recognized()
    {
        var diff = Compare(events => events.RemoveRange(4, 2));

        Assert.Equal(3, diff.FirstDivergentStep);
        Assert.Equal(["Here the reference has step 3 (compute), the other file nothing more."], diff.Evidence);
    }

    [Fact]
    public void Another_specification_is_the_cause_of_what_follows()
    {
        var diff = Compare(events =>
        {
            Data(events, 0)["spec_hash"] = "0000000000000000";
            Data(events, 1)["output"]!["rows"] = new JsonArray(2);
        });

        Assert.Equal((GoldenCause.DeterminismViolation, 0), (diff.Cause, diff.FirstDivergentStep));
        Assert.Contains("records[0].data.spec_hash: \"c7b958abff23fb31\" -> \"0000000000000000\"", diff.Evidence);
    }

    [Fact]
    public void A_flipped_success_is_found_in_its_step()
    {
        var diff = Compare(events => Data(events, 1)["success"] = false);

        Assert.Equal((GoldenCause.DeterminismViolation, 0, "transform_json"), (diff.Cause, diff.FirstDivergentStep, diff.Skill));
    }

    [Fact]
    public void Another_end_of_the_run_is_told()
    {
        var diff = Compare(events => Data(events, 5)["status"] = "aborted");

        Assert.Equal((GoldenCause.DeterminismViolation, null), (diff.Cause, diff.FirstDivergentStep));
        Assert.Equal(["records[5].data.status: \"completed\" -> \"aborted\""], diff.Evidence);
    }

    [Fact]
    public void Times_of_events_are_no_divergence()
    {
        var diff = Compare(events =>
        {
            foreach (var item in events)
                item["timestamp"] = "later";
        });

        Assert.Equal((GoldenCause.VolatileLeak, null, CheckStatus.Warning), (diff.Cause, diff.FirstDivergentStep, diff.Severity));
        Assert.Equal(["Only volatile leaves differ, and no hash with them: timestamp (6)."], diff.Evidence);
    }

    private static JsonNode Data(List<JsonNode> events, int index) => events[index]["data"]!;

    private GoldenDiff Compare(Action<List<JsonNode>> change)
    {
        var events = Original.Select(line => JsonNode.Parse(line)!).ToList();
        change(events);
        return pair.Compare(string.Join('\n', Original), string.Join('\n', events.Select(item => item.ToJsonString())));
    }
}
