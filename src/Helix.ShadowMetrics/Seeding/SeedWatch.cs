using Helix.ShadowMetrics.Auditing;
using Helix.ShadowMetrics.Values;
using Microsoft.Extensions.Logging;

namespace Helix.ShadowMetrics.Seeding;

/// <summary>Takes the value of the seed file when the service starts and whenever the file has changed.</summary>
internal sealed partial class SeedWatch(SeedFile file, DissonanceHolder holder, ILogger<SeedWatch> logger)
{
    private SeedMark seen;
    private SeedReading? taken;
    private volatile SeedReading last = new(SeedState.Missing);

    /// <summary>How the seed file fares.</summary>
    public SeedReading Last => last;

    /// <summary>Looks whether the file has changed, and takes its value if so.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var mark = file.Mark();
        if (taken is not null && mark == seen && !mark.IsFresh && last.State != SeedState.Unaudited)
            return;
        seen = mark;
        var reading = file.Read();
        Show(reading.State == SeedState.Ready && reading != taken ? await TakeAsync(reading, cancellationToken) : reading);
        taken = last.State == SeedState.Unaudited ? taken : reading;
    }

    private async Task<SeedReading> TakeAsync(SeedReading reading, CancellationToken cancellationToken)
    {
        try
        {
            await holder.ChangeAsync(Dissonance.OfSeed(reading.Value, reading.Written), cancellationToken);
            Taken(reading.Value);
            return reading;
        }
        catch (AuditException failure)
        {
            return reading with { State = SeedState.Unaudited, Problem = $"The value {reading.Value} of the seed file must be audited before it holds. {failure.Message}" };
        }
    }

    // One entry of the journal a change, not one a look.
    private void Show(SeedReading reading)
    {
        if (reading.Problem is { } problem && problem != last.Problem)
            NotReady(problem);
        last = reading;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Dissonance is {Value}, as its seed file says")]
    private partial void Taken(decimal value);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Problem}")]
    private partial void NotReady(string problem);
}
