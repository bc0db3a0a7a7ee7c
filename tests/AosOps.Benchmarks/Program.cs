using AosOps.Benchmarks;
using AosOps.Benchmarks.Comparisons;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// Usage: [--quick] [--inner-loops]. Measures whole processes against their rivals and writes docs/benchmarks.md;
// --quick runs each pair three times; --inner-loops runs the micro benchmarks of the hot paths instead.
if (args.Contains("--inner-loops"))
{
    // In this process: a generated project would be built under the rules of this repository.
    var job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance);
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).RunAll(DefaultConfig.Instance.AddJob(job));
    return 0;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    stop.Cancel();
};

var repository = Directory.GetCurrentDirectory();
await using var data = await BenchmarkData.PrepareAsync(Path.Combine(repository, "out", "bench"), stop.Token);
var tools = await BenchmarkTools.PrepareAsync(repository, stop.Token);
var figures = new List<Figure>();
foreach (var comparison in new PromisedFigures(tools, data).All())
{
    var runs = args.Contains("--quick") ? 3 : comparison.Runs;
    await foreach (var figure in (comparison with { Runs = runs }).MeasureAsync(stop.Token))
    {
        figures.Add(figure);
        Console.WriteLine(FigureTable.Row(figure));
    }
}

await File.WriteAllTextAsync(Path.Combine(repository, "docs", "benchmarks.md"), FigureTable.Document(figures), stop.Token);
return figures.TrueForAll(figure => figure.IsKept) ? 0 : 1;
