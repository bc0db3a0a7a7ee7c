using System.Diagnostics;
using AosOps.Benchmarks.Measurement;

namespace AosOps.Benchmarks;

/// <summary>The programs that take part: ours, and the baseline in .NET, published as ours is.</summary>
internal sealed class BenchmarkTools
{
    private readonly string baseline;

    private BenchmarkTools(string program, string baseline)
    {
        Program = program;
        this.baseline = baseline;
        HasJq = Array.Exists(["/usr/bin/jq", "/usr/local/bin/jq"], File.Exists);
    }

    /// <summary>The <c>aosops</c> program.</summary>
    public string Program { get; }

    /// <summary>Whether jq is installed.</summary>
    public bool HasJq { get; }

    /// <summary>A .NET program that prints one line.</summary>
    public MeasuredCommand HelloWorld => new("a hello world in .NET, compiled ahead of time", baseline);

    /// <summary>Publishes the baseline and finds ours, which <c>./build.sh bench</c> has built.</summary>
    public static async Task<BenchmarkTools> PrepareAsync(string repository, CancellationToken cancellationToken)
    {
        var published = await PublishAsync(repository, "AosOps.Benchmarks.Baseline", "baseline", cancellationToken);
        return new BenchmarkTools(Path.Combine(repository, "out", "bin", "aosops"), published);
    }

    /// <summary>Publishes a rival of ours as ours is published.</summary>
    /// <returns>The program.</returns>
    public static async Task<string> PublishAsync(string repository, string project, string program, CancellationToken cancellationToken)
    {
        var output = Path.Combine(repository, "out", "bench", program);
        var source = Path.Combine(repository, "tests", project);
        using var publish = Process.Start("dotnet", ["publish", source, "-c", "Release", "--use-current-runtime", "--self-contained", "false", "-o", output, "-v", "quiet", "--nologo"]);
        await publish.WaitForExitAsync(cancellationToken);
        return publish.ExitCode == 0 ? Path.Combine(output, program) : throw new InvalidOperationException($"Publishing {source} failed with {publish.ExitCode}.");
    }

    /// <summary>Opening and reading every file of some directories, and nothing else.</summary>
    public MeasuredCommand Reading(params string[] directories) => new("only reading them in .NET", baseline, ["read", .. directories]);
}
