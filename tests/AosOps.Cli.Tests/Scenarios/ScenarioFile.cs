using System.Text.Json;

namespace AosOps.Cli.Tests.Scenarios;

/// <summary>A file of scenarios.</summary>
public sealed record ScenarioFile
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Whose cmdlets they run: "module", or "test" for those of TestCmdlets.</summary>
    public string Cmdlets { get; init; } = "module";

    /// <summary>The scenarios.</summary>
    public required List<Scenario> Scenarios { get; init; }

    /// <summary>The directory of the scenario files.</summary>
    public static string Directory { get; } = Path.Combine(AppContext.BaseDirectory, "scenarios");

    /// <summary>Reads all files.</summary>
    public static IEnumerable<(string File, ScenarioFile Content)> ReadAll() =>
        System.IO.Directory.EnumerateFiles(Directory, "*.json").Order(StringComparer.Ordinal)
            .Select(path => (Path.GetFileNameWithoutExtension(path), JsonSerializer.Deserialize<ScenarioFile>(File.ReadAllBytes(path), Options)!));
}
