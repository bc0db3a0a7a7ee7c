using AosOps.Benchmarks.Measurement;

namespace AosOps.Benchmarks.Comparisons;

/// <summary>The figures that the product promises, each with its rival.</summary>
internal sealed class PromisedFigures(BenchmarkTools tools, BenchmarkData data)
{
    private const string MismatchPattern = "[1-9][0-9]* mismatches|mismatches detected";
    private const long LogMemory = 64L * 1024 * 1024;

    /// <summary>All of them, in the order of the table.</summary>
    public IEnumerable<Comparison> All() => [.. Log(), .. Summary(), .. Compare(), .. Replay(), .. Listing(), .. new ArchiveFigures(tools, data).All(), .. Start()];

    private IEnumerable<Comparison> Log()
    {
        yield return new Comparison(
            $"All cycle statistics of a {BenchmarkData.LargeLogSize} log",
            Ours("Get-ShadowStatus", "-Path", data.LargeLog),
            MeasuredCommand.Shell("grep -cE of the mismatches", $"grep -cE '{MismatchPattern}' '{data.LargeLog}' | cat"),
            Quantity.WallTime,
            Bound: 0.2)
        {
            MemoryBound = LogMemory,
        };
        yield return new Comparison(
            $"A second look with a checkpoint at a {BenchmarkData.LargeLogSize} log",
            Ours("Get-ShadowStatus", "-Path", data.LargeLog, "-CheckpointPath", data.LargeLogCheckpoint),
            Ours("Get-ShadowStatus", "-Path", data.SmallLog, "-CheckpointPath", data.SmallLogCheckpoint) with { Label = "the same at a log of 24 h" },
            Quantity.WallTime,
            Bound: 1.15);
    }

    private IEnumerable<Comparison> Summary()
    {
        var ours = Ours("Get-GoldenSummary", "-Path", data.Run);
        var name = $"The summary of a run of {BenchmarkData.Cycles:N0} reports and {BenchmarkData.GoldenFiles:N0} golden files";
        yield return new Comparison(name, ours, Python("summary.py", data.Run), Quantity.WallTime, Bound: 1.0 / 3);
        if (tools.HasJq)
        {
            var sums = "map(.shadow) | {replays: map(.total_replays) | add, mismatches: map(.mismatches) | add}";
            yield return new Comparison(
                name,
                ours,
                MeasuredCommand.Shell("jq over the reports alone", $"find '{data.Run}/reports' -name 'cycle_*.json' -exec cat {{}} + | jq -s '{sums}'"),
                Quantity.WallTime,
                double.PositiveInfinity);
        }
    }

    private IEnumerable<Comparison> Compare()
    {
        var ours = Ours("Invoke-GoldenDiff", "-ReferencePath", data.Golden, "-DifferencePath", data.GoldenCopy);
        var name = $"Two directories of {BenchmarkData.GoldenFiles:N0} golden files";
        yield return new Comparison(name, ours, Python("compare.py", data.Golden, data.GoldenCopy), Quantity.WallTime, Bound: 0.25);
        yield return new Comparison(name, ours, tools.Reading(data.Golden, data.GoldenCopy), Quantity.WallTime, Bound: 1.5);
    }

    private IEnumerable<Comparison> Replay() =>
    [
        new Comparison(
            $"Replaying {BenchmarkData.GoldenFiles:N0} golden files",
            Ours("Invoke-ShadowReplay", "-Path", data.Golden),
            tools.Reading(data.Golden),
            Quantity.WallTime,
            Bound: 1.5),
    ];

    private IEnumerable<Comparison> Listing()
    {
        var find = new MeasuredCommand("find -printf", "find", data.ManyGolden, "-printf", "%p %s %T@\\n");
        var name = $"Listing {BenchmarkData.ManyGoldenFiles:N0} golden files with their state";
        yield return new Comparison(name, Ours("Get-GoldenFile", "-Path", data.ManyGolden), find, Quantity.WallTime, Bound: 1);
        yield return new Comparison($"{name}, as JSON Lines", Ours("Get-GoldenFile", "-Path", data.ManyGolden, "--output", "jsonl"), find, Quantity.WallTime, Bound: 1);
    }

    private IEnumerable<Comparison> Start() =>
    [
        new Comparison(
            "Get-ShadowStatus on a log of 24 h",
            Ours("Get-ShadowStatus", "-Path", data.SmallLog),
            tools.HelloWorld,
            Quantity.CpuTime,
            Bound: 1.6)
        {
            Runs = 21,
        },
    ];

    private MeasuredCommand Ours(params string[] arguments) => new("aosops", tools.Program, arguments);

    private static MeasuredCommand Python(string script, params string[] arguments) =>
        new("Python", "python3", [Path.Combine(AppContext.BaseDirectory, "rivals", script), .. arguments]);
}
