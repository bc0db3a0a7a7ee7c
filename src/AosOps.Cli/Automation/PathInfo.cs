namespace System.Management.Automation;

/// <summary>A location.</summary>
public sealed class PathInfo
{
    internal PathInfo(string path) => Path = path;

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>The full path.</summary>
    public string ProviderPath => Path;

    /// <summary>Whose path it is.</summary>
    public ProviderInfo Provider => ProviderInfo.FileSystem;

    /// <summary>Gives the path.</summary>
    /// <returns>The path.</returns>
    public override string ToString() => Path;
}
