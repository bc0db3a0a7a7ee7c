namespace System.Management.Automation;

/// <summary>Whose paths they are. This host has the file system only.</summary>
public sealed class ProviderInfo
{
    internal static readonly ProviderInfo FileSystem = new();

    private ProviderInfo()
    {
    }

    /// <summary>The provider's name.</summary>
    public string Name => "FileSystem";

    /// <summary>Gives the name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
