using System.Net;
using Helix.Hosting;
using Helix.Hosting.Settings;

namespace Helix.Tests.Hosting;

public sealed class HostingOptionsTests : IDisposable
{
    private const string GoodToken = "0123456789abcdef";

    private readonly TempDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Without_settings_a_service_listens_on_loopback_at_its_own_port()
    {
        var options = Read([]);
        Assert.Equal((IPAddress.Loopback, 9010, false), (options.Address, options.Port, options.NeedsToken));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.1.2.3")]
    [InlineData("localhost")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    public void Loopback_needs_no_token(string host) => Assert.False(Read(["--host", host]).NeedsToken);

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("*")]
    [InlineData("10.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    public void Any_other_address_needs_a_token(string host)
    {
        Assert.Contains("HELIX_TOKEN_FILE", Assert.Throws<SettingException>(() => Read(["--host", host])).Message);
        Assert.True(Read(["--host", host], ("HELIX_TOKEN", GoodToken)).NeedsToken);
        Assert.True(Read(["--host", host, "--token-file", directory.Write("token", GoodToken + "\n")]).NeedsToken);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("                    ")]
    [InlineData("0123456789 abcdef")]
    [InlineData("0123456789abcdef\n0123456789abcdef")]
    [InlineData("0123456789abcdéf")]
    public void A_token_that_protects_nothing_or_fits_into_no_header_is_refused(string token)
    {
        Assert.Throws<SettingException>(() => Read([], ("HELIX_TOKEN", token)));
        Assert.Throws<SettingException>(() => Read(["--token-file", directory.Write("token", token)]));
    }

    [Fact]
    public void A_token_file_that_cannot_be_read_is_named()
    {
        Assert.Contains(directory["none"], Assert.Throws<SettingException>(() => Read(["--token-file", directory["none"]])).Message);
        Assert.Contains(directory.Path, Assert.Throws<SettingException>(() => Read(["--token-file", directory.Path])).Message);
        Assert.Contains("4096", Assert.Throws<SettingException>(() => Read(["--token-file", directory.Write("large", new string('x', 5000))])).Message);
    }

    [Fact]
    public void Two_tokens_are_one_too_many() =>
        Assert.Throws<SettingException>(() => Read(["--token-file", directory.Write("token", GoodToken)], ("HELIX_TOKEN", GoodToken)));

    [Fact]
    public void The_command_line_of_the_first_generation_is_understood()
    {
        var options = Read(["--host", "127.0.0.1", "--port", "9011", "--workers", "1"]);
        Assert.Equal(9011, options.Port);
    }

    [Fact]
    public void Several_workers_are_refused() => Assert.Throws<SettingException>(() => Read(["--workers", "4"]));

    [Theory]
    [InlineData("--host", "example.org")]
    [InlineData("--host", "300.1.1.1")]
    [InlineData("--rate-limit", "0")]
    [InlineData("--connection-limit", "none")]
    [InlineData("--body-limit", "-1")]
    public void A_setting_that_cannot_be_is_named(string option, string value) =>
        Assert.Contains(option, Assert.Throws<SettingException>(() => Read([option, value])).Message);

    private static HostingOptions Read(string[] arguments, params (string Name, string Value)[] environment)
    {
        var settings = new ServiceSettings(arguments, name => Array.Find(environment, variable => variable.Name == name).Value);
        var options = HostingOptions.Read(settings, new ServiceIdentity("helix-test", "1.0.0", DefaultPort: 9010));
        settings.RejectUnknown();
        return options;
    }
}
