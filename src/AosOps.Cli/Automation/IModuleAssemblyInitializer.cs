namespace System.Management.Automation;

/// <summary>Is run once when the module is loaded: this host does it before the first command.</summary>
public interface IModuleAssemblyInitializer
{
    /// <summary>Prepares the module.</summary>
    void OnImport();
}
