using System.Globalization;

namespace AosOps.Helix;

/// <summary>
/// Reads <c>/proc/net/tcp</c> and <c>tcp6</c> (proc_net(5)): a heading, then a line a socket, of which field 2 is the local
/// address in hexadecimal, 4 the state, 8 the user and 10 the inode. A line of another form is passed over.
/// </summary>
internal static class SocketTable
{
    private const string Listening = "0A";

    /// <summary>Finds who listens on a port.</summary>
    /// <param name="lines">The lines of the file.</param>
    /// <param name="port">The port.</param>
    /// <returns>The sockets.</returns>
    public static IEnumerable<ListeningSocket> Listeners(IEnumerable<string> lines, int port)
    {
        foreach (var line in lines)
        {
            if (Parse(line) is { } socket && socket.Port == port)
                yield return socket;
        }
    }

    /// <summary>Reads a line.</summary>
    /// <returns>The socket, or null where the line is that of none that listens.</returns>
    public static ListeningSocket? Parse(string line)
    {
        var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < 10 || fields[3] != Listening)
            return null;
        var colon = fields[1].LastIndexOf(':');
        return colon > 0
            && ushort.TryParse(fields[1].AsSpan(colon + 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var port)
            && uint.TryParse(fields[7], NumberStyles.None, CultureInfo.InvariantCulture, out var user)
            && ulong.TryParse(fields[9], NumberStyles.None, CultureInfo.InvariantCulture, out var inode)
                ? new ListeningSocket(port, user, inode)
                : null;
    }
}
