using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Helix.ShadowMetrics.Seeding;

/// <summary>
/// Looks at the seed file when the system says that something happened in its directory, and once a second, because
/// nothing is said of a directory that did not exist, that was replaced, or that lies on another machine.
/// </summary>
internal sealed partial class SeedWatchService(SeedWatch watch, ShadowMetricsOptions options, TimeProvider time, ILogger<SeedWatchService> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> looks = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Looks for the first time, so that the first answer has the value.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await watch.LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var timer = time.CreateTimer(_ => looks.Writer.TryWrite(true), null, Interval, Interval);
        using var watcher = TryWatch();
        await foreach (var _ in looks.Reader.ReadAllAsync(stoppingToken))
            await LookAsync(stoppingToken);
    }

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        try
        {
            await watch.LookAsync(stoppingToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The value that holds is answered all the same, and the next look may succeed.
            LookFailed(failure);
        }
    }

    private FileSystemWatcher? TryWatch()
    {
        var path = Path.GetFullPath(options.SeedFile);
        try
        {
            var watcher = new FileSystemWatcher(Path.GetDirectoryName(path)!, Path.GetFileName(path));
            watcher.Changed += (_, _) => looks.Writer.TryWrite(true);
            watcher.Created += (_, _) => looks.Writer.TryWrite(true);
            watcher.Deleted += (_, _) => looks.Writer.TryWrite(true);
            watcher.Renamed += (_, _) => looks.Writer.TryWrite(true);
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception failure) when (failure is IOException or ArgumentException or UnauthorizedAccessException)
        {
            // No such directory yet, or no watch left to be had: the timer sees changes too.
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A look at the seed file failed")]
    private partial void LookFailed(Exception failure);
}
