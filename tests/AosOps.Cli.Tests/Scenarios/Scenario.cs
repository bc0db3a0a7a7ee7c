using System.Text.Json;
using System.Text.Json.Serialization;

namespace AosOps.Cli.Tests.Scenarios;

/// <summary>A command line with what it must give. The format is described in tests/scenarios/README.md.</summary>
public sealed record Scenario
{
    /// <summary>What it shows; the command where nothing is said.</summary>
    public string Name { get => field ?? Command; init; } = null!;

    /// <summary>The pipeline; {dir} is the scenario's own directory.</summary>
    public required string Command { get; init; }

    /// <summary>A directory of tests/scenarios/data that is copied to {dir}.</summary>
    public string? Fixture { get; init; }

    /// <summary>Environment variables.</summary>
    public Dictionary<string, string> Environment { get; init; } = [];

    /// <summary>The objects, in order: texts, or the properties that matter.</summary>
    public List<JsonElement>? Objects { get; init; }

    /// <summary>How many objects there are, where they are not listed.</summary>
    public int? Count { get; init; }

    /// <summary>The errors, in order.</summary>
    public List<ScenarioError> Errors { get; init; } = [];

    /// <summary>How many warnings there are.</summary>
    public int Warnings { get; init; }

    /// <summary>The exit code of aosops.</summary>
    [JsonPropertyName("exitCode")]
    public int ExitCode { get; init; }
}
