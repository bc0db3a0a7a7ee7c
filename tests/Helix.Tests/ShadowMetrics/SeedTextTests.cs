using AosOps.Tests;
using System.Text;
using Helix.ShadowMetrics.Seeding;

namespace Helix.Tests.ShadowMetrics;

public sealed class SeedTextTests
{
    [Theory]
    [InlineData("SEED_VALUE=0.12\n", "0.12")]
    [InlineData("SEED_VALUE=0.120\r\n", "0.12")]
    [InlineData("# the seed\n; of today\n\nAUTO_HEAL=0\nSEED_VALUE = \"0.5\" \n", "0.5")]
    [InlineData("SEED_VALUE='1e-3'\n", "0.001")]
    [InlineData("SEED_VALUE=-2\n", "-2")]
    [InlineData("SEED_VALUE=0.1\nSEED_VALUE=0.2\n", "0.2")]
    [InlineData("#SEED_VALUE=0.1\nMY_SEED_VALUE=0.3\nSEED_VALUE=0.2\n", "0.2")]
    public void A_value_is_found_as_systemd_finds_it(string text, string value)
    {
        Assert.Null(SeedText.Read(text, out var found));
        Assert.Equal(value, found.ToString());
    }

    [Theory]
    [InlineData("", "has no line")]
    [InlineData("AUTO_HEAL=0\n", "has no line")]
    [InlineData("#SEED_VALUE=0.1\n", "has no line")]
    [InlineData("\0\u0001\uFFFD=\n", "has no line")]
    [InlineData("SEED_VALUE=\n", "cannot be")]
    [InlineData("SEED_VALUE=NaN\n", "cannot be")]
    [InlineData("SEED_VALUE=0,12\n", "cannot be")]
    [InlineData("SEED_VALUE=1e300\n", "cannot be")]
    [InlineData("SEED_VALUE=1000001\n", "cannot be")]
    [InlineData("SEED_VALUE=0.1", "cut off")]
    [InlineData("SEED_VALUE=0.1\nSEED_VALUE=0.", "cut off")]
    public void A_text_without_a_value_says_why(string text, string problem) => Assert.Contains(problem, SeedText.Read(text, out _));

    [Fact]
    public void What_is_written_is_read()
    {
        Assert.Null(SeedText.Read(SeedText.Write(0.12m), out var value));
        Assert.Equal(0.12m, value);
    }

    [Fact]
    public void No_text_whatever_is_an_exception()
    {
        var random = new Random(9010);
        var mutation = new Mutation(random, [[.. "SEED_VALUE="u8], [.. "\n"u8], [.. "1e99"u8], [0xFF], [0], [.. "\""u8], [.. "="u8]]);
        byte[] original = [.. "# seed\nSEED_VALUE=\"0.12\"\nAUTO_HEAL=0\n"u8];
        for (var input = 0; input < Mutation.Inputs; input++)
            SeedText.Read(Encoding.UTF8.GetString(mutation.Of(original)), out _);
    }
}
