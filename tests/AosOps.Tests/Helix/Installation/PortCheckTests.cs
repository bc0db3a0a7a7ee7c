using System.Net;
using System.Net.Sockets;
using System.Text;
using AosOps.Helix;
using AosOps.Operations;

namespace AosOps.Tests.Helix.Installation;

public sealed class PortCheckTests : IDisposable
{
    private readonly HelixRoot root = new();

    public void Dispose() => root.Dispose();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public void The_process_that_listens_on_a_port_of_this_machine_is_found(string address)
    {
        using var listener = new TcpListener(IPAddress.Parse(address), 0);
        listener.Start();

        var holder = Assert.Single(new PortHolderFinder(new RootDirectory("/")).Find(((IPEndPoint)listener.LocalEndpoint).Port));

        Assert.Equal(Environment.ProcessId, holder.ProcessId);
        Assert.NotEmpty(holder.CommandLine);
    }

    [Fact]
    public async Task A_stranger_on_the_port_is_named_with_its_process_its_unit_and_its_command()
    {
        root.ForgetListeners();
        root.WriteListener(9010, 7, 4242, "nginx.service", "nginx:", "master", "process");
        root.WriteListener(9011, 8, 4243, null, "python3", "-m", "http.server");

        var faults = (await root.CheckAsync()).Where(finding => finding.Check is { Check: "Port", Status: CheckStatus.Critical }).Select(finding => finding.Check).ToList();

        Assert.Contains("process 4242", faults[0].Message, StringComparison.Ordinal);
        Assert.Contains("in nginx.service: nginx: master process", faults[0].Message, StringComparison.Ordinal);
        Assert.Equal("sudo kill 4243 && sudo systemctl restart helix-dissonance.service", faults[1].Remedy);
    }

    [Fact]
    public async Task The_other_service_on_the_port_is_a_stranger_too()
    {
        root.ForgetListeners();
        root.WriteListener(9010, 7, 4242, "helix-dissonance.service", "/opt/helix/bin/uvicorn");

        Assert.Contains(await root.CheckAsync(), finding => finding.Check.Message.Contains("not by helix-shadow-metrics.service", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_service_that_was_started_by_hand_is_known_by_its_program()
    {
        root.ForgetListeners();
        root.WriteListener(9010, 7, 4242, null, "/usr/bin/python3", "/opt/helix/bin/uvicorn", "metrics:app");

        Assert.Contains(await root.CheckAsync(), finding => finding.Check is { Check: "Port", Subject: "port 9010", Status: CheckStatus.Healthy });
    }

    [Fact]
    public async Task A_socket_whose_process_cannot_be_seen_says_whose_it_is()
    {
        root.ForgetListeners();
        root.WriteListener(9010, 7, 4242, null, "x");
        Directory.Delete(root["/proc/4242"], recursive: true);

        Assert.Contains(await root.CheckAsync(), finding => finding.Check.Message.Contains("may not see", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_port_on_which_nobody_listens_and_an_image_without_processes_are_told_apart()
    {
        root.ForgetListeners();
        Assert.Equal(2, (await root.CheckAsync()).Count(finding => finding.Check is { Check: "Port", Status: CheckStatus.Skipped }));

        root.WriteListener(9010, 1, 101, "helix-shadow-metrics.service", "x");
        Assert.Contains(await root.CheckAsync(), finding => finding.Check.Message == "Nobody listens on port 9011.");
    }

    [Fact]
    public void Whatever_the_tables_of_sockets_users_and_properties_hold_they_are_read()
    {
        var socket = Encoding.UTF8.GetBytes("   0: 0100007F:2332 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 987654 1 0000000000000000 100 0 0 10 0\n   1: 00000000000000000000000001000000:2333 00000000000000000000000000000000:0000 0A 0:0 0:0 0 998 0 5 1\n");
        var users = Encoding.UTF8.GetBytes("root:x:0:0:root:/root:/bin/bash\nhelix:x:998:997::/opt/helix:/bin/false\n");
        var mutation = new Mutation(new Random(5), [[.. ":"u8], [.. " "u8], [.. "0A"u8], [.. "\n"u8], [.. "99999999999999999999"u8], [0x00], [0xFF]]);
        for (var i = 0; i < Mutation.Inputs / 2; i++)
        {
            Assert.All(SocketTable.Listeners(Encoding.UTF8.GetString(mutation.Of(socket)).Split('\n'), 9010), found => Assert.Equal(9010, found.Port));
            _ = UserDatabase.Parse(mutation.Of(users), mutation.Of(users)).Find("helix")?.Groups.Count;
            _ = UnitRunState.Parse(Encoding.UTF8.GetString(mutation.Of(users)));
        }
    }
}
