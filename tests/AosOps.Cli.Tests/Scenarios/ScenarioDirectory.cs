namespace AosOps.Cli.Tests.Scenarios;

/// <summary>The directory in which a scenario takes place.</summary>
internal sealed class ScenarioDirectory : IDisposable
{
    private const string Placeholder = "{dir}";

    public ScenarioDirectory(string? fixture)
    {
        Path = Directory.CreateTempSubdirectory("aosops-scenario-").FullName;
        if (fixture is not null)
            Copy(System.IO.Path.Combine(ScenarioFile.Directory, "data", fixture), Path);
    }

    public string Path { get; }

    /// <summary>Puts the directory where a text has its placeholder.</summary>
    public string Expand(string text) => text.Replace(Placeholder, Path, StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static void Copy(string source, string target)
    {
        foreach (var directory in Directory.EnumerateDirectories(source, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(System.IO.Path.Combine(target, System.IO.Path.GetRelativePath(source, directory)));
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
            File.Copy(file, System.IO.Path.Combine(target, System.IO.Path.GetRelativePath(source, file)));
    }
}
