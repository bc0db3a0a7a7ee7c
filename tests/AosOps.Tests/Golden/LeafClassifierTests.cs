using AosOps.Golden;

namespace AosOps.Tests.Golden;

public sealed class LeafClassifierTests
{
    private readonly LeafClassifier classifier = new(["trace_id"]);

    [Theory]
    [InlineData("timestamp")]
    [InlineData("ts")]
    [InlineData("ended_at")]
    [InlineData("Duration_MS")]
    [InlineData("execution_time_ms")]
    [InlineData("wall_clock")]
    [InlineData("TRACE_ID")]
    public void Times_and_durations_are_volatile(string key) => Assert.Equal(LeafCategory.VolatileLeak, classifier.Classify(key));

    [Theory]
    [InlineData("seed")]
    [InlineData("SEED")]
    [InlineData("step_seed")]
    [InlineData("workflow_hash")]
    [InlineData("output_hash")]
    [InlineData("signature")]
    [InlineData("hmac")]
    public void Exact_names_of_seeds_and_hashes_must_be_the_same(string key) =>
        Assert.Equal(LeafCategory.DeterminismViolation, classifier.Classify(key));

    [Theory]
    [InlineData("seed_hash", LeafCategory.SeedMismatch)]
    [InlineData("rngSeed", LeafCategory.SeedMismatch)]
    [InlineData("seeds", LeafCategory.SeedMismatch)]
    [InlineData("step_hashes", LeafCategory.HashMismatch)]
    [InlineData("HashTag", LeafCategory.HashMismatch)]
    [InlineData("body-hash", LeafCategory.HashMismatch)]
    [InlineData("random_value", LeafCategory.UnseededRng)]
    [InlineData("rand", LeafCategory.UnseededRng)]
    [InlineData("useRand", LeafCategory.UnseededRng)]
    [InlineData("external_id", LeafCategory.ExternalCall)]
    [InlineData("api", LeafCategory.ExternalCall)]
    [InlineData("HTTP_status", LeafCategory.ExternalCall)]
    [InlineData("HTTPStatus", LeafCategory.ExternalCall)]
    [InlineData("my.api.key", LeafCategory.ExternalCall)]
    public void Words_in_a_name_tell_its_category(string key, LeafCategory category) => Assert.Equal(category, classifier.Classify(key));

    [Theory]
    [InlineData("brand")]
    [InlineData("operand")]
    [InlineData("capital")]
    [InlineData("rapid")]
    [InlineData("therapist")]
    [InlineData("rehash")]
    [InlineData("seedling")]
    [InlineData("timestamps")]
    [InlineData("T\u0130MESTAMP")]
    [InlineData("HASH\u212A")]
    [InlineData("\u017Feed")]
    [InlineData("")]
    [InlineData("_")]
    [InlineData(null)]
    public void Parts_of_words_tell_nothing(string? key) => Assert.Equal(LeafCategory.Unknown, classifier.Classify(key));
}
