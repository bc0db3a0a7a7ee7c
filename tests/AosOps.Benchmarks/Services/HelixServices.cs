using System.Globalization;

namespace AosOps.Benchmarks.Services;

/// <summary>The Helix services, as <c>./build.sh bench</c> has built them, and the web program that they are measured against.</summary>
internal sealed class HelixServices
{
    // So high that it is never reached, and every request still pays for it.
    private const string NoRateLimit = "100000000";

    private readonly string repository;

    private HelixServices(string repository, string emptyWeb)
    {
        this.repository = repository;
        Empty = new ServerCommand("an empty ASP.NET Core program", emptyWeb, static port => ["--urls", $"http://127.0.0.1:{port}"]);
    }

    /// <summary>A web program with one path and an empty answer.</summary>
    public ServerCommand Empty { get; }

    /// <summary>Shadow Metrics, with a seed.</summary>
    public ServerCommand ShadowMetrics
    {
        get
        {
            var seed = Path.Combine(repository, "out", "bench", "dissonance.env");
            File.WriteAllText(seed, "SEED_VALUE=0.12\n");
            return new ServerCommand(
                "Shadow Metrics",
                Path.Combine(repository, "out", "helix", "lib", "shadow-metrics", "helix-shadow-metrics"),
                port => ["--port", port.ToString(CultureInfo.InvariantCulture), "--rate-limit", NoRateLimit, "--seed-file", seed]);
        }
    }

    /// <summary>Where <see cref="DissonanceResearch"/> keeps its database: on the disk of the repository.</summary>
    public string DissonanceDirectory => Path.Combine(repository, "out", "bench", "dissonance");

    /// <summary>Dissonance Research, with a database in a file.</summary>
    public ServerCommand DissonanceResearch
    {
        get
        {
            Directory.CreateDirectory(DissonanceDirectory);
            return new ServerCommand(
                "Dissonance Research",
                Path.Combine(repository, "out", "helix", "lib", "dissonance-research", "helix-dissonance"),
                port =>
                [
                    "--port", port.ToString(CultureInfo.InvariantCulture), "--rate-limit", NoRateLimit,
                    "--database", Path.Combine(DissonanceDirectory, "dissonance.db"),
                ]);
        }
    }

    /// <summary>Publishes the empty program.</summary>
    public static async Task<HelixServices> PrepareAsync(string repository, CancellationToken cancellationToken) =>
        new(repository, await BenchmarkTools.PublishAsync(repository, "AosOps.Benchmarks.EmptyWeb", "empty-web", cancellationToken));
}
