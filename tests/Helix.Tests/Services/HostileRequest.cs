using System.Text;
using System.Text.RegularExpressions;

namespace Helix.Tests.Services;

/// <summary>Sends bytes that need not be a request, on a connection of their own.</summary>
internal static partial class HostileRequest
{
    /// <summary>Sends the bytes, reads every answer to its end, and sees to it that none is a 500.</summary>
    public static async Task SendAsync(HelixProcess service, byte[] request)
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
