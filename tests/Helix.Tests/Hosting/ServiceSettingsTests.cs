using Helix.Hosting.Settings;

namespace Helix.Tests.Hosting;

public sealed class ServiceSettingsTests
{
    [Fact]
    public void An_option_comes_before_a_variable_and_a_variable_before_the_default()
    {
        Assert.Equal("option", Settings(["--host", "option"], "variable").Text("--host", "HELIX_HOST", "default", ""));
        Assert.Equal("option", Settings(["--host=option"], "variable").Text("--host", "HELIX_HOST", "default", ""));
        Assert.Equal("variable", Settings([], "variable").Text("--host", "HELIX_HOST", "default", ""));
        Assert.Equal("default", Settings([], "").Text("--host", "HELIX_HOST", "default", ""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("70000")]
    [InlineData("-1")]
    [InlineData("9010.5")]
    [InlineData("0x10")]
    public void A_port_that_cannot_be_is_named_with_its_option(string port)
    {
        var failure = Assert.Throws<SettingException>(() => Settings([$"--port={port}"]).Integer("--port", "HELIX_PORT", 9010, 0, 65_535, ""));
        Assert.Contains("--port", failure.Message);
    }

    [Fact]
    public void A_command_line_that_is_cut_off_after_an_option_is_refused()
    {
        var failure = Assert.Throws<SettingException>(() => Settings(["--port", "9011", "--workers"]).Integer("--workers", "", 1, 1, 1, ""));
        Assert.Contains("cut off", failure.Message);
    }

    [Theory]
    [InlineData("--prot", "9010")]
    [InlineData("stray")]
    public void What_nobody_asked_for_is_refused(params string[] arguments)
    {
        var settings = Settings(arguments);
        settings.Integer("--port", "HELIX_PORT", 9010, 0, 65_535, "");
        Assert.Contains(arguments[0], Assert.Throws<SettingException>(settings.RejectUnknown).Message);
    }

    private static ServiceSettings Settings(string[] arguments, string? variable = null) => new(arguments, _ => variable);
}
