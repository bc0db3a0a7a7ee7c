using System.Net;
using System.Net.Sockets;
using Helix.Tests.Services;

namespace Helix.Tests.Hosting;

/// <summary>What a service does as a process, shown by one of them.</summary>
public sealed class ServiceProcessTests : IDisposable
{
    private const string Program = "helix-shadow-metrics";

    private readonly TempDirectory directory = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Systemd_is_told_that_it_is_ready_alive_and_stopping()
    {
        using var systemd = new DatagramReceiver(directory["notify"]);
        await using var service = await StartAsync(("NOTIFY_SOCKET", systemd.Address), ("WATCHDOG_USEC", "100000"));
        Assert.StartsWith("READY=1\nSTATUS=Listening on http://127.0.0.1:", await systemd.NextTextAsync());
        Assert.Equal("WATCHDOG=1\n", await systemd.NextTextAsync());
        Assert.Equal("WATCHDOG=1\n", await systemd.NextTextAsync());
        service.Terminate();
        string told;
        do
            told = await systemd.NextTextAsync();
        while (told == "WATCHDOG=1\n");
        Assert.StartsWith("STOPPING=1\n", told);
        Assert.Equal(0, await service.WaitForExitAsync());
    }

    [Fact]
    public async Task A_request_that_has_begun_is_answered_before_the_service_ends()
    {
        const string Body = """{"value":0.25,"source":"test"}""";
        using var systemd = new DatagramReceiver(directory["notify"]);
        await using var service = await StartAsync(("NOTIFY_SOCKET", systemd.Address));
        await systemd.NextAsync();
        using var connection = await RawConnection.OpenAsync(service.Address);
        await connection.SendAsync($"POST /dissonance HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\nExpect: 100-continue\r\n\r\n");
        await connection.ReceiveUntilAsync(static text => text.StartsWith("HTTP/1.1 100", StringComparison.Ordinal));
        service.Terminate();
        Assert.StartsWith("STOPPING=1\n", await systemd.NextTextAsync());
        await connection.SendAsync(Body);
        Assert.StartsWith("HTTP/1.1 200 OK", await connection.ReceiveToEndAsync());
        Assert.Equal(0, await service.WaitForExitAsync());
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;
        var (exitCode, _, errors) = await HelixProcess.RunAsync(Program, ["--port", port.ToString()]);
        Assert.Equal(1, exitCode);
        Assert.Contains($":{port}", errors);
        Assert.Contains("ss -tlnp", errors);
    }

    [Fact]
    public async Task An_address_that_can_be_reached_from_elsewhere_is_refused_without_a_token()
    {
        var (exitCode, _, errors) = await HelixProcess.RunAsync(Program, ["--host", "0.0.0.0", "--port", "0"]);
        Assert.Equal(2, exitCode);
        Assert.Contains("HELIX_TOKEN_FILE", errors);
        Assert.DoesNotContain("   at ", errors);
    }

    [Fact]
    public async Task A_token_file_opens_any_address_to_those_who_bear_the_token()
    {
        var file = directory.Write("token", "0123456789abcdef\n");
        await using var service = await HelixProcess.StartAsync(Program, ["--host", "0.0.0.0", "--token-file", file]);
        var status = new Uri($"http://127.0.0.1:{service.Address.Port}/status");
        using var refused = await service.Client.GetAsync(status, Cancelled);
        await refused.ProblemAsync(HttpStatusCode.Unauthorized);
        service.Client.DefaultRequestHeaders.Add("Authorization", "Bearer 0123456789abcdef");
        Assert.Contains("1.1.0", await service.Client.GetStringAsync(status, Cancelled));
    }

    [Fact]
    public async Task What_opens_other_web_applications_to_the_world_does_not_open_this_one()
    {
        await using var service = await StartAsync(
            ("ASPNETCORE_URLS", "http://0.0.0.0:0"),
            ("Kestrel__Endpoints__Open__Url", "http://0.0.0.0:0"),
            ("ASPNETCORE_HTTP_PORTS", "0"));
        Assert.Single(service.Log, static line => line.Contains("Listening", StringComparison.Ordinal));
        Assert.Equal("127.0.0.1", service.Address.Host);
    }

    [Fact]
    public async Task Help_shows_every_setting_whatever_the_environment_says()
    {
        var (exitCode, output, _) = await HelixProcess.RunAsync(Program, ["--help"], ("HELIX_PORT", "nonsense"));
        Assert.Equal(0, exitCode);
        foreach (var setting in new[] { "--host", "--port", "--workers", "HELIX_TOKEN_FILE", "SEED_VALUE", "AUTO_HEAL", "--verify-audit" })
            Assert.Contains(setting, output);
    }

    private Task<HelixProcess> StartAsync(params (string Name, string Value)[] environment) =>
        HelixProcess.StartAsync(Program, ["--seed-file", directory["seed"], "--audit-file", directory["audit"]], environment);
}
