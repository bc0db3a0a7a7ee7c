using AosOps.Tests;
using Helix.ShadowMetrics;
using Helix.ShadowMetrics.Auditing;
using Helix.ShadowMetrics.Seeding;
using Helix.ShadowMetrics.Values;
using Microsoft.Extensions.Logging.Abstractions;

namespace Helix.Tests.ShadowMetrics;

/// <summary>The parts of the service on files in a directory of the test's own, and on a clock that stands.</summary>
internal sealed class ShadowMetricsFixture : IDisposable
{
    public ShadowMetricsFixture(bool autoHeal = false, string? auditFile = null)
    {
        Options = new ShadowMetricsOptions
        {
            SeedFile = Directory["run", "dissonance.env"],
            SeedValue = 0.12m,
            AutoHeal = autoHeal,
            AuditFile = auditFile ?? Directory["state", "audit.jsonl"],
        };
        Seed = new SeedFile(Options, Time);
        Trail = new AuditTrail(Options, NullLogger<AuditTrail>.Instance);
        Holder = new DissonanceHolder(Options, Trail, Seed, Time, NullLogger<DissonanceHolder>.Instance);
        Watch = new SeedWatch(Seed, Holder, NullLogger<SeedWatch>.Instance);
        System.IO.Directory.CreateDirectory(Directory["run"]);
    }

    public TempDirectory Directory { get; } = new();

    public FakeTime Time { get; } = new(new DateTimeOffset(2025, 11, 11, 20, 1, 57, TimeSpan.Zero));

    public ShadowMetricsOptions Options { get; }

    public SeedFile Seed { get; }

    public AuditTrail Trail { get; }

    public DissonanceHolder Holder { get; }

    public SeedWatch Watch { get; }

    public string[] AuditLines => File.Exists(Options.AuditFile) ? File.ReadAllLines(Options.AuditFile) : [];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public Task<DissonanceChange> SetAsync(decimal value, string source = "operator") =>
        Holder.ChangeAsync(new Dissonance(value, Time.GetUtcNow(), source, "192.0.2.7"), Cancelled);

    /// <summary>Writes the seed file in place, and looks at it.</summary>
    public Task SeedAsync(string content)
    {
        File.WriteAllText(Options.SeedFile, content);
        return LookAsync();
    }

    public Task LookAsync() => Watch.LookAsync(Cancelled);

    /// <summary>Makes the audit trail impossible to write, for root too: its directory is a file.</summary>
    public void BlockTrail() => Directory.Write("state", "");

    public void UnblockTrail() => File.Delete(Directory["state"]);

    public void Dispose()
    {
        Holder.Dispose();
        Directory.Dispose();
    }
}
