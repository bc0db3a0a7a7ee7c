namespace AosOps.Benchmarks.Measurement;

/// <summary>
/// Runs two commands in turn, A B A B …, after one warm-up of each, and takes the ratio pair by pair: what the rest
/// of the machine does in the meantime strikes both.
/// </summary>
internal static class PairedRuns
{
    /// <summary>Measures two commands.</summary>
    public static async Task<PairedCost> MeasureAsync(MeasuredCommand ours, MeasuredCommand rival, int runs, CancellationToken cancellationToken)
    {
        await MeasuredProcess.RunAsync(ours, cancellationToken);
        await MeasuredProcess.RunAsync(rival, cancellationToken);
        var costs = new List<(ProcessCost Ours, ProcessCost Rival)>(runs);
        for (var run = 0; run < runs; run++)
        {
            var mine = await MeasuredProcess.RunAsync(ours, cancellationToken);
            var theirs = await MeasuredProcess.RunAsync(rival, cancellationToken);
            costs.Add((mine, theirs));
        }

        return new PairedCost(costs);
    }
}
