using Helix.Hosting.Settings;
using Helix.ShadowMetrics.Values;

namespace Helix.ShadowMetrics;

/// <summary>What the service does and where its files lie.</summary>
internal sealed record ShadowMetricsOptions
{
    /// <summary>The file from which the value is read, in the form of a systemd environment file: a line <c>SEED_VALUE=0.12</c>.</summary>
    public required string SeedFile { get; init; }

    /// <summary>The value that is put back where the service heals.</summary>
    public required decimal SeedValue { get; init; }

    /// <summary>Whether a change that is audited is also undone, by putting the seed back.</summary>
    public required bool AutoHeal { get; init; }

    /// <summary>The audit trail.</summary>
    public required string AuditFile { get; init; }

    /// <summary>Reads them.</summary>
    /// <exception cref="SettingException">A value cannot be.</exception>
    public static ShadowMetricsOptions Read(ServiceSettings settings) => new()
    {
        SeedFile = settings.Text("--seed-file", "HELIX_SEED_FILE", "/run/helix/dissonance.env", "The file from which the dissonance value is read.")!,
        SeedValue = Number("SEED_VALUE", settings.Text("", "SEED_VALUE", "0.12", "The dissonance value that AUTO_HEAL puts back.")!),
        AutoHeal = settings.Integer("", "AUTO_HEAL", 0, 0, 1, "1 puts the seed back after a change that is audited.") == 1,
        AuditFile = settings.Text("--audit-file", "HELIX_AUDIT_FILE", "/var/lib/helix/dissonance-audit.jsonl", "The audit trail.")!,
    };

    private static decimal Number(string variable, string text) =>
        DissonanceNumber.TryParse(text, out var value) ? value : throw new SettingException($"{variable} {DissonanceNumber.Rule}, not '{text}'.");
}
