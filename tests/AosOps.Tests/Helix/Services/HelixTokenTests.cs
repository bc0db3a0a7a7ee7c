using AosOps.Helix;
using AosOps.Operations;

namespace AosOps.Tests.Helix.Services;

public sealed class HelixTokenTests : IDisposable
{
    private readonly TempDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void A_file_that_is_named_counts_more_than_the_variable_and_that_more_than_its_file()
    {
        var file = directory.Write("token", "  of-the-file\n");

        Assert.Equal("of-the-file", HelixToken.Read(file, Variables("variable", null)));
        Assert.Equal("variable", HelixToken.Read(null, Variables("variable", file)));
        Assert.Equal("of-the-file", HelixToken.Read(null, Variables(null, file)));
        Assert.Equal("", HelixToken.Read(null, Variables(null, null)));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("two words")]
    [InlineData("two\nlines")]
    [InlineData("geheimé")]
    public void What_is_no_token_is_refused_and_not_repeated(string content)
    {
        var file = directory.Write("token", content);

        var failure = Assert.Throws<AosException>(() => HelixToken.Read(file, Variables(null, null)));

        Assert.Equal(ErrorIds.HelixTokenInvalid, failure.ErrorId);
        Assert.DoesNotContain("geheim", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("two", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_error() =>
        Assert.Equal(ErrorIds.PathNotFound, Assert.Throws<AosException>(() => HelixToken.Read(directory["nope"], Variables(null, null))).ErrorId);

    private static Func<string, string?> Variables(string? token, string? file) =>
        name => name == HelixToken.Variable ? token : name == HelixToken.FileVariable ? file : null;
}
