namespace AosOps.Shadow;

/// <summary>The processes below one, as they are at the moment of <see cref="Read"/>.</summary>
internal sealed class ProcessTree
{
    private readonly Dictionary<int, List<int>> children = [];
    private readonly ProcessTable table;

    private ProcessTree(ProcessTable table) => this.table = table;

    /// <summary>Reads who started whom.</summary>
    public static ProcessTree Read(ProcessTable table)
    {
        var tree = new ProcessTree(table);
        foreach (var id in table.Ids())
        {
            if (table.Stat(id) is not { } stat)
                continue;
            if (!tree.children.TryGetValue(stat.ParentId, out var siblings))
                tree.children[stat.ParentId] = siblings = [];
            siblings.Add(id);
        }

        return tree;
    }

    /// <summary>The processes that a process started itself and that are still there.</summary>
    public List<ProcessEntry> ChildrenOf(int processId)
    {
        var entries = new List<ProcessEntry>();
        foreach (var id in children.GetValueOrDefault(processId) ?? [])
        {
            if (table.Entry(id) is { } entry && entry.Stat.ParentId == processId)
                entries.Add(entry);
        }

        return entries;
    }
}
