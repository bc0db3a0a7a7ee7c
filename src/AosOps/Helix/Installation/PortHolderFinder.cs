using AosOps.Shadow;

namespace AosOps.Helix;

/// <summary>
/// Finds the process that listens on a port without any other program: the socket's inode from <c>/proc/net</c>, then the
/// process that has it open from <c>/proc/PID/fd</c>, then its unit from <c>/proc/PID/cgroup</c>.
/// </summary>
internal sealed class PortHolderFinder
{
    private const string CgroupFile = "cgroup";
    private const string UnitSuffix = ".service";

    private readonly string directory;
    private readonly ProcessTable processes;

    /// <summary>Looks at the processes of a root.</summary>
    public PortHolderFinder(RootDirectory root)
    {
        directory = root.IsHost ? ProcessTable.DefaultRoot : root.Resolve(ProcessTable.DefaultRoot);
        processes = new ProcessTable(directory);
    }

    /// <summary>Whether there is a table of sockets to look at.</summary>
    public bool CanLook => File.Exists(directory + "/net/tcp");

    /// <summary>Finds all who listen on a port: several, where it is open for IPv4 and IPv6 apart.</summary>
    public IReadOnlyList<PortHolder> Find(int port)
    {
        var sockets = Lines("tcp").Concat(Lines("tcp6")).ToList();
        var listeners = SocketTable.Listeners(sockets, port).DistinctBy(socket => socket.Inode).ToList();
        if (listeners.Count == 0)
            return [];
        var holders = Holders([.. listeners.Select(socket => $"socket:[{socket.Inode}]")]);
        return [.. listeners.Select(socket => Describe(socket, holders)).DistinctBy(holder => (holder.ProcessId, holder.User))];
    }

    private IEnumerable<string> Lines(string table)
    {
        var path = $"{directory}/net/{table}";
        return File.Exists(path) ? File.ReadLines(path) : [];
    }

    private Dictionary<string, int> Holders(HashSet<string> wanted)
    {
        var holders = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var process in processes.Ids())
        {
            foreach (var descriptor in processes.Descriptors(process))
            {
                // A parent and its workers share a socket: the first, which has the lowest id, is the one to name.
                if (processes.Link(process, $"fd/{descriptor}") is { } target && wanted.Contains(target)
                    && (!holders.TryGetValue(target, out var other) || process < other))
                    holders[target] = process;
            }
        }

        return holders;
    }

    private PortHolder Describe(ListeningSocket socket, Dictionary<string, int> holders)
    {
        if (!holders.TryGetValue($"socket:[{socket.Inode}]", out var process))
            return new PortHolder(socket.User, null, [], null);
        return new PortHolder(socket.User, process, processes.Entry(process)?.Arguments ?? [], UnitOf(process));
    }

    private string? UnitOf(int process) => processes.Text(process, CgroupFile)?
        .Split('\n')
        .SelectMany(line => line.Split('/'))
        .LastOrDefault(part => part.EndsWith(UnitSuffix, StringComparison.Ordinal));
}
