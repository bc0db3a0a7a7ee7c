using Helix.Hosting.Access;

namespace Helix.Tests.Hosting;

public sealed class BearerTokenTests
{
    private readonly BearerToken token = BearerToken.Parse("0123456789abcdef", "a test");

    [Theory]
    [InlineData("Bearer 0123456789abcdef")]
    [InlineData("bearer 0123456789abcdef")]
    [InlineData("Bearer   0123456789abcdef ")]
    public void The_token_opens(string header) => Assert.True(token.Accepts(header));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("0123456789abcdef")]
    [InlineData("Basic 0123456789abcdef")]
    [InlineData("Bearer 0123456789abcde")]
    [InlineData("Bearer 0123456789abcdefg")]
    [InlineData("Bearer 0123456789ABCDEF")]
    [InlineData("Bearer 0123456789abcdef,Bearer 0123456789abcdef")]
    public void Anything_else_does_not(string? header) => Assert.False(token.Accepts(header));
}
