using System.Text;
using AosOps.Operations;

namespace AosOps.Integrations.Redis;

/// <summary>Speaks the Redis serialization protocol (redis.io/docs/latest/develop/reference/protocol-spec).</summary>
internal sealed class RespConnection(Stream connection, string endpoint)
{
    private const int LongestAnswer = 1024;

    /// <summary>Sends a command and returns the simple string that answers it.</summary>
    /// <exception cref="EndpointException">The server refuses, closes the connection or answers in another form.</exception>
    public async Task<string> CallAsync(string[] words, CancellationToken token)
    {
        await connection.WriteAsync(Encode(words), token);
        var answer = await ReadLineAsync(token);
        return answer switch
        {
            ['+', .. var text] => text,
            ['-', .. var text] => throw Refused(text),
            _ => throw EndpointException.Invalid(endpoint, "it does not speak the protocol of Redis"),
        };
    }

    private EndpointException Refused(string text) =>
        text.StartsWith("NOAUTH", StringComparison.Ordinal) || text.StartsWith("WRONGPASS", StringComparison.Ordinal) ||
        text.StartsWith("NOPERM", StringComparison.Ordinal)
            ? EndpointException.AuthenticationFailed(endpoint, text)
            : EndpointException.Failed(endpoint, text);

    private async Task<string> ReadLineAsync(CancellationToken token)
    {
        var buffer = new byte[LongestAnswer];
        var length = 0;
        while (length < buffer.Length)
        {
            var read = await connection.ReadAsync(buffer.AsMemory(length), token);
            if (read == 0)
                throw EndpointException.Failed(endpoint, "the connection was closed before the answer was complete");
            length += read;
            var end = buffer.AsSpan(0, length).IndexOf("\r\n"u8);
            if (end >= 0)
                return Encoding.UTF8.GetString(buffer, 0, end);
        }

        throw EndpointException.Invalid(endpoint, "its answer has no end");
    }

    private static byte[] Encode(string[] words)
    {
        var text = new StringBuilder($"*{words.Length}\r\n");
        foreach (var word in words)
            text.Append($"${Encoding.UTF8.GetByteCount(word)}\r\n{word}\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
