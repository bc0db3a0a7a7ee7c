using AosOps.Benchmarks;
using AosOps.Benchmarks.Comparisons;
using AosOps.Benchmarks.Services;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// Usage: [--quick] [--inner-loops | --services]. Measures whole processes against their rivals and writes docs/benchmarks.md;
// --quick runs each pair three times; --inner-loops runs the micro benchmarks of the hot paths instead;
// --services measures the Helix services alone and only prints.
if (args is [LoadGenerator.Argument, .. var load])
    return await LoadGenerator.RunAsync(load);
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
var isQuick = args.Contains("--quick");
var figures = new List<Figure>();
if (!args.Contains("--services"))
    await MeasureProgramAsync();
await MeasureServicesAsync();
if (!args.Contains("--services"))
    await File.WriteAllTextAsync(Path.Combine(repository, "docs", "benchmarks.md"), FigureTable.Document(figures), stop.Token);
return figures.TrueForAll(figure => figure.IsKept) ? 0 : 1;

async Task MeasureProgramAsync()
{
    await using var data = await BenchmarkData.PrepareAsync(Path.Combine(repository, "out", "bench"), stop.Token);
    var tools = await BenchmarkTools.PrepareAsync(repository, stop.Token);
    foreach (var comparison in new PromisedFigures(tools, data).All())
        await AddAsync((comparison with { Runs = isQuick ? 3 : comparison.Runs }).MeasureAsync(stop.Token));
}

async Task MeasureServicesAsync()
{
    var services = await HelixServices.PrepareAsync(repository, stop.Token);
    var runs = isQuick ? 3 : 7;
    await AddAsync(new ServiceFigures(services.ShadowMetrics, services.Empty, runs).MeasureAsync(stop.Token));
    await AddAsync(new ServiceFigures(services.DissonanceResearch, services.Empty, runs).MeasureAsync(stop.Token));
    await AddAsync(new DurableWriteFigures(services.DissonanceResearch, services.Empty, services.DissonanceDirectory, runs).MeasureAsync(stop.Token));
}

async Task AddAsync(IAsyncEnumerable<Figure> measured)
{
    await foreach (var figure in measured)
    {
        figures.Add(figure);
        Console.WriteLine(FigureTable.Row(figure));
    }
}
