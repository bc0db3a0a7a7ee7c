using AosOps.Tests;
using System.Text;
using System.Text.RegularExpressions;

namespace Helix.Tests.Services;

/// <summary>Sends bytes that need not be a request, each on a connection of its own.</summary>
internal static partial class HostileRequest
{
    private const int Senders = 8;

    /// <summary>Sends requests that are changed byte by byte.</summary>
    /// <param name="service">Who is to stand them.</param>
    /// <param name="requests">What is changed.</param>
    /// <param name="pieces">What is put in.</param>
    /// <param name="count">How many to send.</param>
    public static Task SendChangedAsync(HelixProcess service, string[] requests, byte[][] pieces, int count) =>
        Parallel.ForAsync(0, Senders, TestContext.Current.CancellationToken, async (sender, _) =>
        {
            var random = new Random(sender);
            var mutation = new Mutation(random, pieces);
            for (var request = 0; request < count / Senders; request++)
                await SendAsync(service, mutation.Of(Encoding.UTF8.GetBytes(requests[random.Next(requests.Length)])));
        });

    /// <summary>Sends the bytes, reads every answer to its end, and sees to it that none is a 500.</summary>
    private static async Task SendAsync(HelixProcess service, byte[] request)
    {
        using var connection = await RawConnection.OpenAsync(service.Address);
        await connection.SendAsync(request);
        connection.EndSending();
        var answer = await connection.ReceiveToEndAsync();
        foreach (var status in StatusLine().EnumerateMatches(answer))
            Assert.False(answer.AsSpan(status.Index, status.Length).EndsWith("500"), Encoding.Latin1.GetString(request) + "\n=>\n" + answer);
    }

    [GeneratedRegex("HTTP/1\\.1 [0-9]{3}", RegexOptions.NonBacktracking)]
    private static partial Regex StatusLine();
}
