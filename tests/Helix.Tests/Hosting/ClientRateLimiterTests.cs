using System.Net;
using AosOps.Tests;
using Helix.Hosting.Limits;

namespace Helix.Tests.Hosting;

public sealed class ClientRateLimiterTests
{
    private static readonly IPAddress Client = IPAddress.Parse("192.0.2.1");

    private readonly FakeTime time = new();

    [Fact]
    public void An_address_may_ask_as_often_as_the_limit_says_and_not_once_more()
    {
        var limiter = new ClientRateLimiter(5, time);
        Assert.Equal(5, Enumerable.Range(0, 20).Count(_ => limiter.TryEnter(Client)));
    }

    [Fact]
    public void An_allowance_comes_back_evenly()
    {
        var limiter = new ClientRateLimiter(5, time);
        while (limiter.TryEnter(Client))
        {
        }

        time.Advance(TimeSpan.FromMilliseconds(199));
        Assert.False(limiter.TryEnter(Client));
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(limiter.TryEnter(Client));
        Assert.False(limiter.TryEnter(Client));
    }

    [Fact]
    public void A_long_pause_saves_no_more_than_one_second()
    {
        var limiter = new ClientRateLimiter(5, time);
        limiter.TryEnter(Client);
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(5, Enumerable.Range(0, 20).Count(_ => limiter.TryEnter(Client)));
    }

    [Fact]
    public void One_address_does_not_use_up_what_another_may()
    {
        var limiter = new ClientRateLimiter(1, time);
        Assert.True(limiter.TryEnter(Client));
        Assert.True(limiter.TryEnter(IPAddress.Parse("192.0.2.2")));
        Assert.False(limiter.TryEnter(Client));
    }

    [Fact]
    public void The_addresses_of_one_network_of_IPv6_are_one_client()
    {
        var limiter = new ClientRateLimiter(1, time);
        Assert.True(limiter.TryEnter(IPAddress.Parse("2001:db8::1")));
        Assert.False(limiter.TryEnter(IPAddress.Parse("2001:db8::ffff:2")));
        Assert.True(limiter.TryEnter(IPAddress.Parse("2001:db8:0:1::1")));
    }

    [Fact]
    public void An_address_of_IPv4_is_the_same_client_on_a_socket_of_IPv6()
    {
        var limiter = new ClientRateLimiter(1, time);
        Assert.True(limiter.TryEnter(Client));
        Assert.False(limiter.TryEnter(Client.MapToIPv6()));
    }

    [Fact]
    public void Addresses_without_number_take_memory_with_a_limit_and_idle_ones_are_forgotten()
    {
        var limiter = new ClientRateLimiter(1, time);
        for (var address = 0; address < 70_000; address++)
            limiter.TryEnter(new IPAddress(address));
        Assert.Equal(65_536, limiter.Count);
        time.Advance(TimeSpan.FromSeconds(2));
        limiter.TryEnter(Client);
        Assert.Equal(1, limiter.Count);
    }

    [Fact]
    public void Many_threads_together_get_no_more_than_one()
    {
        var limiter = new ClientRateLimiter(100, time);
        var entered = 0;
        Parallel.For(0, 10_000, _ =>
        {
            if (limiter.TryEnter(Client))
                Interlocked.Increment(ref entered);
        });
        Assert.Equal(100, entered);
    }
}
