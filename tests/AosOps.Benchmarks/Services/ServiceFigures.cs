using System.Runtime.CompilerServices;
using AosOps.Benchmarks.Comparisons;

namespace AosOps.Benchmarks.Services;

/// <summary>The figures that a service promises: how fast it answers its status, how soon it does so, how much memory that takes.</summary>
/// <param name="service">The service.</param>
/// <param name="empty">A web program that does nothing.</param>
/// <param name="runs">How often each of the two is measured.</param>
internal sealed class ServiceFigures(ServerCommand service, ServerCommand empty, int runs)
{
    private const int Connections = 64;
    private const double LeastRate = 0.6;
    private const double MostStartTime = 1.5;
    private const long MostMemory = 100_000_000;

    private static readonly TimeSpan LoadTime = TimeSpan.FromSeconds(2);

    /// <summary>Measures them, service and rival in turn.</summary>
    public async IAsyncEnumerable<Figure> MeasureAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return await MeasureStartAsync(cancellationToken);
        await using var ours = await MeasuredServer.StartAsync(service, cancellationToken);
        await using var theirs = await MeasuredServer.StartAsync(empty, cancellationToken);
        yield return await MeasureRateAsync(ours, theirs, cancellationToken);
        yield return Memory($"{service.Label}: memory after that load", ours.WorkingSet);
    }

    /// <summary>The memory that a service holds, against what was promised.</summary>
    public static Figure Memory(string name, long workingSet) =>
        new(name, "the limit", $"{workingSet / 1e6:F0} MB", $"{MostMemory / 1e6:F0} MB", (double)workingSet / MostMemory, 1);

    private async Task<Figure> MeasureStartAsync(CancellationToken cancellationToken)
    {
        var times = new List<(double Ours, double Theirs)>();
        for (var run = -1; run < runs; run++)
        {
            var pair = ((await StartTimeAsync(service, cancellationToken)).TotalMilliseconds, (await StartTimeAsync(empty, cancellationToken)).TotalMilliseconds);
            if (run >= 0)
                times.Add(pair);
        }

        return new Figure(
            $"{service.Label}: start to first answer",
            empty.Label,
            $"{Medians.Of(times.Select(pair => pair.Ours)):F0} ms",
            $"{Medians.Of(times.Select(pair => pair.Theirs)):F0} ms",
            Medians.Of(times.Select(pair => pair.Ours / pair.Theirs)),
            MostStartTime);
    }

    // The ratio is that of the times which a request takes, as in the rest of the table.
    private async Task<Figure> MeasureRateAsync(MeasuredServer ours, MeasuredServer theirs, CancellationToken cancellationToken)
    {
        var rates = new List<(double Ours, double Theirs)>();
        for (var run = -1; run < runs; run++)
        {
            var pair = (await RateAsync(ours, cancellationToken), await RateAsync(theirs, cancellationToken));
            if (run >= 0)
                rates.Add(pair);
        }

        return new Figure(
            $"{service.Label}: GET /status over {Connections} connections",
            empty.Label,
            $"{Medians.Of(rates.Select(pair => pair.Ours)):N0} /s",
            $"{Medians.Of(rates.Select(pair => pair.Theirs)):N0} /s",
            Medians.Of(rates.Select(pair => pair.Theirs / pair.Ours)),
            1 / LeastRate);
    }

    private static async Task<TimeSpan> StartTimeAsync(ServerCommand command, CancellationToken cancellationToken)
    {
        await using var server = await MeasuredServer.StartAsync(command, cancellationToken);
        return server.StartTime;
    }

    private static async Task<double> RateAsync(MeasuredServer server, CancellationToken cancellationToken) =>
        (await LoadGenerator.MeasureAsync(new Uri(server.Address, "status"), Connections, LoadTime, body: null, cancellationToken)).Rate;
}
