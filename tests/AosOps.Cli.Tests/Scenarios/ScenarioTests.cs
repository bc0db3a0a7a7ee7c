using System.Text.Json;
using AosOps.Cli.Binding;
using AosOps.Cli.Parsing;
using AosOps.Cli.Rendering;
using AosOps.Cli.Terminal;

namespace AosOps.Cli.Tests.Scenarios;

/// <summary>Runs every scenario through the host. Environment variables are the process's, so one runs at a time.</summary>
[Collection("environment")]
public sealed class ScenarioTests
{
    public static IEnumerable<TheoryDataRow<string, int>> All()
    {
        foreach (var (file, content) in ScenarioFile.ReadAll())
        {
            for (var i = 0; i < content.Scenarios.Count; i++)
                yield return new TheoryDataRow<string, int>(file, i) { TestDisplayName = $"{file}: {content.Scenarios[i].Name}" };
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_scenario_gives_its_objects_errors_and_exit_code(string file, int index)
    {
        var content = ScenarioFile.ReadAll().Single(candidate => candidate.File == file).Content;
        var scenario = content.Scenarios[index];
        using var directory = new ScenarioDirectory(scenario.Fixture);
        using var environment = new ScenarioEnvironment(scenario.Environment, directory);
        var host = new RecordingHost();

        var exitCode = PipelineCommand.Run(
            PipelineParser.Parse(directory.Expand(scenario.Command)),
            content.Cmdlets == "test" ? TestPipeline.Catalog : CommandCatalog.Module,
            host);

        Assert.Equal(scenario.Errors, host.Errors.ConvertAll(error => new ScenarioError(error.FullyQualifiedErrorId, $"{error.CategoryInfo.Category}")));
        AssertObjects(scenario, host.Objects, directory);
        Assert.Equal(scenario.Warnings, host.Warnings.Count);
        Assert.Equal(scenario.ExitCode, exitCode);
    }

    private static void AssertObjects(Scenario scenario, List<object> objects, ScenarioDirectory directory)
    {
        if ((scenario.Count ?? scenario.Objects?.Count) is { } count)
            Assert.Equal(count, objects.Count);
        var writer = new JsonValueWriter(indented: false);
        for (var i = 0; i < scenario.Objects?.Count; i++)
        {
            using var actual = JsonDocument.Parse(writer.Write(objects[i]).ToArray());
            using var expected = JsonDocument.Parse(directory.Expand(scenario.Objects[i].GetRawText()));
            JsonSubset.Assert(expected.RootElement, actual.RootElement, $"object {i}");
        }
    }
}
