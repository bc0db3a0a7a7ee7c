using AosOps.Integrations.Redis;
using AosOps.Operations;

namespace AosOps.Integrations.Tests.Redis;

public sealed class RedisAddressTests
{
    [Theory]
    [InlineData("localhost:6379", "localhost", 6379)]
    [InlineData("cache", "cache", 6379)]
    [InlineData("[::1]:7000", "::1", 7000)]
    [InlineData("redis://cache:7000", "cache", 7000)]
    public void Host_and_port_are_read(string text, string host, int port)
    {
        var address = RedisAddress.Parse(text);

        Assert.Equal((host, port, null, null), (address.Host, address.Port, address.User, address.Password));
    }

    [Fact]
    public void User_and_password_are_read_and_not_shown()
    {
        var address = RedisAddress.Parse("redis://ops:p%40ss@cache:7000");

        Assert.Equal(("ops", "p@ss"), (address.User, address.Password));
        Assert.Equal("cache:7000", address.ToString());
    }

    [Fact]
    public void A_password_needs_no_user()
    {
        var address = RedisAddress.Parse("redis://:secret@cache");

        Assert.Equal((null, "secret"), (address.User, address.Password));
    }

    [Theory]
    [InlineData("")]
    [InlineData("http://cache")]
    [InlineData("cache:seven")]
    [InlineData("redis://:geheim@")]
    public void Anything_else_is_refused_without_repeating_it(string text)
    {
        var failure = Assert.Throws<AosException>(() => RedisAddress.Parse(text));

        Assert.Equal(ErrorIds.ConfigurationInvalid, failure.ErrorId);
        Assert.DoesNotContain("geheim", failure.ToString(), StringComparison.Ordinal);
    }
}
