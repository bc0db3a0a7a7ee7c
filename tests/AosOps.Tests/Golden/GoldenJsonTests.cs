using System.Text.Json;
using AosOps.Golden;

namespace AosOps.Tests.Golden;

public sealed class GoldenJsonTests : IDisposable
{
    private readonly GoldenPairFixture pair = new();

    private string OutFile => pair.Directory["diff.json"];

    public void Dispose() => pair.Dispose();

    [Fact]
    public async Task A_comparison_is_written_with_the_names_that_tooling_reads()
    {
        var json = await SaveAsync(pair.Compare("""{"seed":1,"ts":1,"step_hashes":["a"],"x":"\ud800"}""", """{"seed":2,"ts":2,"step_hashes":["b"]}"""));

        Assert.Equal(
            ["total_keys", "differences_count", "volatile_leaks", "determinism_violations", "differences", "is_match", "severity"],
            json.EnumerateObject().Select(property => property.Name));
        Assert.Equal(4, json.GetProperty("total_keys").GetInt32());
        Assert.Equal(4, json.GetProperty("differences_count").GetInt32());
        Assert.Equal(["ts"], Texts(json.GetProperty("volatile_leaks")));
        Assert.Equal(["seed", "step_hashes[0]"], Texts(json.GetProperty("determinism_violations")));
        Assert.False(json.GetProperty("is_match").GetBoolean());
        Assert.Equal("CRITICAL", json.GetProperty("severity").GetString());
        var differences = json.GetProperty("differences").EnumerateArray().ToList();
        Assert.Equal(["seed", "step_hashes[0]", "ts", "x"], differences.Select(difference => difference.GetProperty("key").GetString()));
        Assert.Equal(["DETERMINISM_VIOLATION", "HASH_MISMATCH", "VOLATILE_LEAK", "UNKNOWN"], differences.Select(difference => difference.GetProperty("diff_type").GetString()));
        Assert.Equal("\"\\ud800\"", differences[3].GetProperty("value_a").GetRawText());
        Assert.Equal(JsonValueKind.Null, differences[3].GetProperty("value_b").ValueKind);
    }

    [Theory]
    [InlineData("1", "1", "OK")]
    [InlineData("{\"ts\":1}", "{\"ts\":2}", "WARNING")]
    [InlineData("1", "2", "CRITICAL")]
    [InlineData("1", "", "CRITICAL")]
    public async Task The_severity_is_written_in_its_old_words(string reference, string difference, string severity)
    {
        Assert.Equal(severity, (await SaveAsync(pair.Compare(reference, difference))).GetProperty("severity").GetString());
    }

    [Fact]
    public async Task An_unreadable_pair_says_why()
    {
        var json = await SaveAsync(pair.Compare("1", ""));

        Assert.Contains(pair.DifferencePath, json.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.False(json.GetProperty("is_match").GetBoolean());
    }

    [Fact]
    public async Task Several_comparisons_are_a_list()
    {
        var json = await SaveAsync(pair.Compare("1", "1"), pair.Compare("1", "2"));

        Assert.Equal(["Equal", "Different"], json.EnumerateArray().Select(item => item.GetProperty("outcome").GetString()));
    }

    private static IEnumerable<string?> Texts(JsonElement list) => list.EnumerateArray().Select(item => item.GetString());

    private async Task<JsonElement> SaveAsync(params GoldenDiff[] diffs)
    {
        var token = TestContext.Current.CancellationToken;
        var passed = await GoldenJson.SaveAsync(OutFile, diffs.ToAsyncEnumerable(), token).ToListAsync(token);
        Assert.Equal(diffs, passed);
        return JsonDocument.Parse(await File.ReadAllBytesAsync(OutFile, token)).RootElement;
    }
}
