using AosOps.Operations;

namespace AosOps.Helix;

/// <summary>Makes the checks of the services' health: asks them, and reads their logs.</summary>
/// <param name="services">The services.</param>
/// <param name="searchPath">The PATH, on which journalctl is found.</param>
/// <param name="thresholds">From where on a service is not well.</param>
/// <param name="clock">Gives the time.</param>
public sealed class HelixHealthProbe(IHelixServices services, string? searchPath, HelixThresholds thresholds, TimeProvider clock)
{
    private readonly HelixHealth health = new(thresholds);
    private readonly HelixStatusReader reader = new(services, clock);

    /// <summary>Checks a service.</summary>
    /// <param name="service">Which one.</param>
    /// <param name="logPath">Its log file, or null for the journal.</param>
    /// <param name="token">Ends the checks.</param>
    /// <returns>One result a check.</returns>
    public async Task<IReadOnlyList<CheckResult>> CheckAsync(HelixService service, string? logPath, CancellationToken token)
    {
        var errors = CountErrorsAsync(HelixUnit.NameOf(service), logPath, token);
        var status = await reader.ReadAsync(service, token);
        return [.. health.Check(status, await errors)];
    }

    private async Task<HelixErrorCount> CountErrorsAsync(string unit, string? logPath, CancellationToken token)
    {
        var filter = new HelixLogFilter { Since = clock.GetUtcNow() - thresholds.LogPeriod };
        if (logPath is not null)
            return await HelixErrorCounter.CountAsync(logPath, observer => new HelixLogFileReader(clock).ReadAsync(logPath, filter, observer, token), token);
        var journal = new HelixJournalReader(searchPath, clock);
        var count = await HelixErrorCounter.CountAsync($"the journal of {unit}", observer => journal.ReadAsync([unit], filter, observer, token), token);
        return count is { Lines: 0, Problem: null } && !journal.IsLive ? count with { Problem = "the journal is empty, and nobody writes it here: systemd-journald does not run. -LogPath reads a file." } : count;
    }
}
