namespace AosOps.Shadow;

/// <summary>
/// Decides what the workers execute. Workflow types are dealt in turn, on from cycle to cycle, so that none is left out;
/// seeds and run ids are random, and no run id is given twice: the second golden file would replace the first.
/// </summary>
internal sealed class CyclePlanner(Random random, IReadOnlyList<string> types, int workers)
{
    private readonly HashSet<uint> used = [];
    private int nextType = random.Next(types.Count);

    /// <summary>Plans a cycle: the workflows one after the other to the workers, 4, 3 and 3 of 10.</summary>
    public IReadOnlyList<PlannedWorkflow> Plan(int workflows)
    {
        var plan = new PlannedWorkflow[workflows];
        for (var index = 0; index < workflows; index++)
        {
            var worker = index % workers;
            plan[index] = new PlannedWorkflow(worker, $"primary-w{worker}-{NewId():x8}", types[nextType], (ulong)random.Next());
            nextType = (nextType + 1) % types.Count;
        }

        return plan;
    }

    /// <summary>A run id for a replay.</summary>
    public string ReplayRunId() => $"shadow-{NewId():x8}";

    private uint NewId()
    {
        while (true)
        {
            var id = (uint)random.NextInt64(1L << 32);
            if (used.Add(id))
                return id;
        }
    }
}
