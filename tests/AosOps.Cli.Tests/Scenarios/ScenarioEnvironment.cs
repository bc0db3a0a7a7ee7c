namespace AosOps.Cli.Tests.Scenarios;

/// <summary>Sets environment variables, and sets them back.</summary>
internal sealed class ScenarioEnvironment : IDisposable
{
    private readonly Dictionary<string, string?> before = [];

    public ScenarioEnvironment(Dictionary<string, string> variables, ScenarioDirectory directory)
    {
        foreach (var (name, value) in variables)
        {
            before.Add(name, Environment.GetEnvironmentVariable(name));
            Environment.SetEnvironmentVariable(name, directory.Expand(value));
        }
    }

    public void Dispose()
    {
        foreach (var (name, value) in before)
            Environment.SetEnvironmentVariable(name, value);
    }
}
