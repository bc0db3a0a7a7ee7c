using Helix.ShadowMetrics.Auditing;
using Helix.ShadowMetrics.Seeding;
using Microsoft.Extensions.Logging;

namespace Helix.ShadowMetrics.Values;

/// <summary>
/// Holds the one value that the service has. A change of more than <see cref="Dissonance.AuditThreshold"/> holds only once its
/// audit record is on disk: what cannot be audited does not happen.
/// </summary>
internal sealed partial class DissonanceHolder(ShadowMetricsOptions options, AuditTrail trail, SeedFile seed, TimeProvider time, ILogger<DissonanceHolder> logger)
    : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private volatile Dissonance? current;
    private long changes;
    private long audited;
    private long healed;

    /// <summary>The value, or null where there has not been one yet.</summary>
    public Dissonance? Current => current;

    /// <summary>How many values have been set.</summary>
    public long Changes => Interlocked.Read(ref changes);

    /// <summary>How many of them were audited.</summary>
    public long Audited => Interlocked.Read(ref audited);

    /// <summary>How often the seed was put back.</summary>
    public long Healed => Interlocked.Read(ref healed);

    /// <summary>Sets the value.</summary>
    /// <param name="next">The value.</param>
    /// <param name="cancellationToken">Ends the wait for other changes; once it is its turn, the change is carried through.</param>
    /// <exception cref="AuditException">The change must be audited and cannot be; the value has not changed.</exception>
    public async Task<DissonanceChange> ChangeAsync(Dissonance next, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            return Change(next);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private DissonanceChange Change(Dissonance next)
    {
        var previous = current;
        var delta = previous is null ? (decimal?)null : next.DeltaTo(previous);
        var isJump = delta > Dissonance.AuditThreshold;
        var heals = isJump && options.AutoHeal && next.Value != options.SeedValue;
        if (isJump)
            Audit(previous!, next, heals);
        current = heals ? Reseed() : next;
        Interlocked.Increment(ref changes);
        return new DissonanceChange(current, delta, isJump, heals);
    }

    private void Audit(Dissonance previous, Dissonance next, bool heals)
    {
        var sequence = trail.Append(new AuditEvent(time.GetUtcNow(), previous, next, heals ? options.SeedValue : null));
        Interlocked.Increment(ref audited);
        Jumped(previous.Value, next.Value, next.Source, next.Ip, sequence);
    }

    // The file is written too, or the next start would bring back the value that was healed.
    private Dissonance Reseed()
    {
        Interlocked.Increment(ref healed);
        var reseeded = Dissonance.OfSeed(options.SeedValue, time.GetUtcNow());
        try
        {
            seed.Write(options.SeedValue);
            Reseeded(options.SeedValue);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            NotReseeded(options.SeedFile, failure);
        }

        return reseeded;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Dissonance went from {Previous} to {Value}, set by {Source} from {Ip}: audit record {Sequence}")]
    private partial void Jumped(decimal previous, decimal value, string source, string ip, long sequence);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Dissonance was set back to its seed {Value}")]
    private partial void Reseeded(decimal value);

    [LoggerMessage(Level = LogLevel.Error, Message = "Dissonance was set back, but the seed file {Path} could not be written")]
    private partial void NotReseeded(string path, Exception failure);
}
