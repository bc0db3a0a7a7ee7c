namespace AosOps.Tests;

/// <summary>A directory that is there for one test.</summary>
public sealed class TempDirectory : IDisposable
{
    public TempDirectory() => Path = Directory.CreateTempSubdirectory("aosops-test-").FullName;

    /// <summary>Creates it on another file system than that of temporary files.</summary>
    public TempDirectory(string root) =>
        Path = Directory.CreateDirectory(System.IO.Path.Combine(root, $"aosops-test-{Guid.NewGuid():N}")).FullName;

    public string Path { get; }

    /// <summary>The path of something in the directory, which need not exist.</summary>
    public string this[params string[] parts] => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Writes a file, and the folders that it lies in.</summary>
    public string Write(string relativePath, string content) => Write(relativePath, System.Text.Encoding.UTF8.GetBytes(content));

    /// <inheritdoc cref="Write(string, string)"/>
    public string Write(string relativePath, ReadOnlySpan<byte> content)
    {
        var path = this[relativePath];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
