using System.Globalization;
using AosOps.IO;

namespace AosOps.Helix;

/// <summary>Checks that the seed file is there from which Shadow Metrics takes its dissonance value.</summary>
internal sealed class SeedCheck(InstallationContext context)
{
    /// <summary>Where the seed file lies where the unit does not say otherwise: an environment file with <c>SEED_VALUE</c>.</summary>
    public const string DefaultPath = "/run/helix/dissonance.env";

    private const string Name = "Seed";
    private const string Variable = "SEED_VALUE";
    private const string DefaultValue = "0.12";
    private const string Script = "/opt/helix/bin/seed-dissonance.sh";

    /// <summary>Makes the check.</summary>
    /// <param name="unit">The unit of Shadow Metrics, or null where there is none.</param>
    public InstallationFinding Check(Unit? unit)
    {
        var name = HelixUnit.NameOf(HelixService.ShadowMetrics);
        var path = PathOf(context.Root, unit);
        var value = new UnitEnvironment(context.Root).Variable(unit, Variable) ?? DefaultValue;
        var content = context.Root.ReadFile(path);
        if (content is null && path == DefaultPath && OtherSeed() is { } other)
            return InstallationFinding.Healthy(name, Name, other, $"{other} is there.");
        if (content is null)
            return Fault(name, path, $"{path} is missing: the service has no dissonance value.", value);
        return UnitEnvironment.ValueIn(content, Variable) switch
        {
            null => Fault(name, path, $"{path} has no line {Variable}=….", value),
            var text when !IsNumber(text) => Fault(name, path, $"{path} has a {Variable} that is no number: '{text}'.", value),
            var text => InstallationFinding.Healthy(name, Name, path, $"{path} says {Variable}={text}."),
        };
    }

    /// <summary>Where a unit's seed file lies.</summary>
    public static string PathOf(RootDirectory root, Unit? unit) =>
        unit?.ExecStart is [.., var command] && command.Option("--seed-file") is { Length: > 0 } option ? option : new UnitEnvironment(root).Variable(unit, "HELIX_SEED_FILE") ?? DefaultPath;

    private InstallationFinding Fault(string name, string path, string message, string value)
    {
        if (!IsNumber(value))
            return InstallationFinding.Fault(name, Name, path, $"{message} The {Variable} of the unit's environment is no number either: '{value}'.", $"sudo systemctl edit {name}");
        return InstallationFinding.Fault(
            name, Name, path, message, $"sudo {Script}", new InstallationRepair($"write {Variable}={value} to {context.Root.Resolve(path)}", token => WriteAsync(path, value, token)));
    }

    private async Task WriteAsync(string path, string value, CancellationToken token)
    {
        var outside = context.Root.Resolve(path);
        await AtomicFile.WriteTextAsync(outside, $"{Variable}={value}\n", token);
        if (context.Account is { } account)
            FileRepair.Apply($"chown helix:helix {outside}", () => FileOwnership.Change(outside, account.User, context.Group!.Value));
    }

    /// <summary>The services' first generation names its seed file otherwise.</summary>
    private string? OtherSeed() => context.Root.Names("/run/helix")
        .Where(file => file.Contains("seed", StringComparison.OrdinalIgnoreCase) || file.Contains("dissonance", StringComparison.OrdinalIgnoreCase))
        .Select(file => $"/run/helix/{file}")
        .FirstOrDefault(file => FileStatus.Of(context.Root.Resolve(file)) is { IsFile: true, Size: > 0 });

    private static bool IsNumber(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
