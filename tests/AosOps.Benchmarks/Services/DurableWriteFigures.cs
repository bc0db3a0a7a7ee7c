using System.Runtime.CompilerServices;
using AosOps.Benchmarks.Comparisons;

namespace AosOps.Benchmarks.Services;

/// <summary>The figures that group commit promises: entries acknowledged in a second, against flushes of the same disk.</summary>
/// <param name="service">The service.</param>
/// <param name="empty">A web program that reads the same requests and keeps nothing.</param>
/// <param name="directory">Where it keeps its database.</param>
/// <param name="runs">How often each of the two is measured.</param>
internal sealed class DurableWriteFigures(ServerCommand service, ServerCommand empty, string directory, int runs)
{
    private const int Clients = 64;
    private const double LeastGain = 10;
    private const string Submission =
        """{"iso_timestamp": "2025-11-11T20:20:00Z", "timezone": "UTC", "source": "experiment_source", "human": "Experiment description"}""";

    private static readonly TimeSpan LoadTime = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan FlushTime = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Measures them, flushes before and after every load: what else the disk does in the meantime strikes both. The program
    /// that keeps nothing shows how much of the rest is HTTP.
    /// </summary>
    public async IAsyncEnumerable<Figure> MeasureAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var server = await MeasuredServer.StartAsync(service, cancellationToken);
        await using var theirs = await MeasuredServer.StartAsync(empty, cancellationToken);
        await LoadAsync(server, cancellationToken);
        await LoadAsync(theirs, cancellationToken);
        var pairs = new List<(LoadResult Ours, LoadResult Before, LoadResult After, LoadResult Empty)>();
        for (var run = 0; run < runs; run++)
        {
            var before = FlushLoop.Measure(directory, FlushTime);
            var ours = await LoadAsync(server, cancellationToken);
            var after = FlushLoop.Measure(directory, FlushTime);
            pairs.Add((ours, before, after, await LoadAsync(theirs, cancellationToken)));
        }

        var rival = $"one write and fsync after another on the same disk ({new DriveInfo(directory).DriveFormat})";
        yield return new Figure(
            $"{service.Label}: durable POST /time from {Clients} clients",
            rival,
            $"{Medians.Of(pairs.Select(pair => pair.Ours.Rate)):N0} /s",
            $"{Medians.Of(pairs.Select(FlushRate)):N0} /s",
            Medians.Of(pairs.Select(pair => FlushRate(pair) / pair.Ours.Rate)),
            1 / LeastGain);
        yield return new Figure(
            $"{service.Label}: durable POST /time from {Clients} clients",
            $"{empty.Label} that reads the same POST",
            $"{Medians.Of(pairs.Select(pair => pair.Ours.Rate)):N0} /s",
            $"{Medians.Of(pairs.Select(pair => pair.Empty.Rate)):N0} /s",
            Medians.Of(pairs.Select(pair => pair.Empty.Rate / pair.Ours.Rate)),
            double.PositiveInfinity);
        yield return new Figure(
            $"{service.Label}: the same, 99 of 100 within",
            rival,
            $"{Medians.Of(pairs.Select(pair => pair.Ours.P99.TotalMilliseconds)):F1} ms",
            $"{Medians.Of(pairs.Select(pair => pair.Before.P99.TotalMilliseconds)):F1} ms",
            Medians.Of(pairs.Select(pair => pair.Ours.P99 / pair.Before.P99)),
            double.PositiveInfinity);
        yield return ServiceFigures.Memory($"{service.Label}: memory after that load", server.WorkingSet);
    }

    private static double FlushRate((LoadResult Ours, LoadResult Before, LoadResult After, LoadResult Empty) pair) => (pair.Before.Rate + pair.After.Rate) / 2;

    private static Task<LoadResult> LoadAsync(MeasuredServer server, CancellationToken cancellationToken) =>
        LoadGenerator.MeasureAsync(new Uri(server.Address, "time"), Clients, LoadTime, Submission, cancellationToken);
}
