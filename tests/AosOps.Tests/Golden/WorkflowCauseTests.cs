using AosOps.Golden;

namespace AosOps.Tests.Golden;

/// <summary>The cause of differences between golden files of shadow runs.</summary>
public sealed class WorkflowCauseTests : IDisposable
{
    private readonly GoldenPairFixture pair = new();
    private readonly ShadowGoldenFile original = GoldenFileSample.Of("compute", 54321);

    public void Dispose() => pair.Dispose();

    [Fact]
    public void Different_seeds_explain_every_hash_that_differs()
    {
        var diff = Compare(GoldenFileSample.Of("compute", 54322));

        Assert.Equal((GoldenCause.SeedMismatch, 0, "compute_hash"), (diff.Cause, diff.FirstDivergentStep, diff.Skill));
        Assert.Equal(["seed: 54321 -> 54322", "Every hash that differs follows from the seed."], diff.Evidence);
    }

    [Fact]
    public void A_seed_that_differs_alone_was_written_afterwards()
    {
        var diff = Compare(original with { Seed = 1 });

        Assert.Equal((GoldenCause.SeedMismatch, null), (diff.Cause, diff.FirstDivergentStep));
        Assert.Contains("No hash differs", diff.Evidence[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Seeds_above_the_signed_range_are_told_apart()
    {
        Assert.Equal(GoldenCause.SeedMismatch, pair.Compare("""{"seed":18446744073709551615}""", """{"seed":18446744073709551614}""").Cause);
    }

    [Fact]
    public void A_hash_that_differs_with_nothing_but_a_duration_is_a_leak()
    {
        var other = GoldenFileSample.Of("compute", 54322);

        var diff = Compare(other with { Seed = original.Seed, DurationMs = 17 });

        Assert.Equal((GoldenCause.VolatileLeak, 0), (diff.Cause, diff.FirstDivergentStep));
        Assert.Contains(diff.Evidence, line => line == "duration_ms: 0 -> 17");
    }

    [Fact]
    public void A_leak_is_found_although_volatile_leaves_are_ignored()
    {
        var other = GoldenFileSample.Of("compute", 54322);

        var diff = Compare(other with { Seed = original.Seed, DurationMs = 17 }, new GoldenDiffOptions { IgnoreVolatile = true });

        Assert.Equal((GoldenCause.VolatileLeak, 0), (diff.Cause, diff.VolatileCount));
    }

    [Fact]
    public void A_step_that_differs_for_no_recorded_reason_violates_determinism()
    {
        var other = GoldenFileSample.Of("compute", 54322);
        string[] steps = [.. original.StepHashes.Take(2), .. other.StepHashes.Skip(2)];

        var diff = Compare(original with { StepHashes = steps, WorkflowHash = GoldenFileSample.HashOf(steps) });

        Assert.Equal((GoldenCause.DeterminismViolation, 2, "compute_hash"), (diff.Cause, diff.FirstDivergentStep, diff.Skill));
        Assert.Contains("step 2 (compute_hash)", diff.Evidence[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_workflow_hash_that_is_not_the_hash_of_its_own_steps_tells_which_file_was_altered()
    {
        var diff = Compare(original with { WorkflowHash = new string('0', 64) });

        Assert.Equal((GoldenCause.DeterminismViolation, null), (diff.Cause, diff.FirstDivergentStep));
        Assert.StartsWith("The workflow_hash of the other file is not the hash of its own steps", diff.Evidence[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_hash_altered_alone_tells_which_file_was_altered()
    {
        string[] steps = [original.StepHashes[0], "transform_json:0000000000000000", .. original.StepHashes.Skip(2)];

        var diff = Compare(original with { StepHashes = steps, DurationMs = 3 });

        Assert.Equal((GoldenCause.DeterminismViolation, 1), (diff.Cause, diff.FirstDivergentStep));
        Assert.Contains("other file", diff.Evidence[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Another_workflow_type_explains_every_step()
    {
        var diff = Compare(GoldenFileSample.Of("io", 54321));

        Assert.Equal((GoldenCause.DeterminismViolation, 0), (diff.Cause, diff.FirstDivergentStep));
        Assert.Equal("workflow_type: \"compute\" -> \"io\"", diff.Evidence[0]);
    }

    [Fact]
    public void A_flipped_outcome_is_seen_although_no_hash_covers_it()
    {
        var diff = Compare(original with { Success = false, Error = "boom" });

        Assert.Equal((GoldenCause.DeterminismViolation, null), (diff.Cause, diff.FirstDivergentStep));
        Assert.Contains("success: true -> false", diff.Evidence);
    }

    [Fact]
    public void A_missing_step_is_counted()
    {
        var steps = original.StepHashes.Take(4).ToList();

        var diff = Compare(original with { StepHashes = steps, WorkflowHash = GoldenFileSample.HashOf(steps) });

        Assert.Equal(4, diff.FirstDivergentStep);
        Assert.Equal("The reference has 5 steps, the other file 4.", diff.Evidence[0]);
    }

    [Theory]
    [InlineData("http_fetch", GoldenCause.ExternalCall)]
    [InlineData("llm_summarize", GoldenCause.UnseededRng)]
    [InlineData("llm_stub", GoldenCause.DeterminismViolation)]
    [InlineData("capitalize", GoldenCause.DeterminismViolation)]
    public void The_skill_of_the_first_divergent_step_says_what_may_differ(string skill, GoldenCause cause)
    {
        string[] a = [$"{skill}:1111111111111111"];
        string[] b = [$"{skill}:2222222222222222"];

        var diff = pair.Compare(
            GoldenFileSample.Text(original with { StepHashes = a, WorkflowHash = GoldenFileSample.HashOf(a) }),
            GoldenFileSample.Text(original with { StepHashes = b, WorkflowHash = GoldenFileSample.HashOf(b) }));

        Assert.Equal((cause, 0, skill), (diff.Cause, diff.FirstDivergentStep, diff.Skill));
    }

    [Theory]
    [InlineData("rand_value", GoldenCause.UnseededRng)]
    [InlineData("http_status", GoldenCause.ExternalCall)]
    [InlineData("comment", GoldenCause.Unknown)]
    public void In_other_formats_the_names_of_the_leaves_tell_the_cause(string key, GoldenCause cause)
    {
        Assert.Equal(cause, pair.Compare($$"""{"{{key}}":1}""", $$"""{"{{key}}":2}""").Cause);
    }

    private GoldenDiff Compare(ShadowGoldenFile other, GoldenDiffOptions? options = null) =>
        pair.Compare(GoldenFileSample.Text(original), GoldenFileSample.Text(other), options);
}
