using System.Management.Automation;
using System.Runtime.CompilerServices;
using AosOps.Shadow;

namespace AosOps.Commands;

/// <summary>Runs when PowerShell imports the module. It reads no file and changes no environment.</summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer
{
    /// <inheritdoc/>
    public void OnImport()
    {
        IntegrationLoader.Register();

        // PowerShell finds type names only in assemblies that are loaded: [AosOps.Shadow.ShadowRun] works from the start.
        RuntimeHelpers.RunClassConstructor(typeof(ShadowRun).TypeHandle);
    }
}
