using System.Reflection;
using System.Runtime.Loader;

namespace AosOps.Commands;

/// <summary>
/// Serves the assemblies of one directory to each other. What is not there (the base library, AosOps itself)
/// comes from the default context, so that both sides share its types.
/// </summary>
internal sealed class IntegrationContext(string directory) : AssemblyLoadContext("AosOps.Integrations")
{
    /// <summary>Loads an assembly of the directory.</summary>
    /// <returns>The assembly, or null where the directory has none of the name.</returns>
    public Assembly? Find(AssemblyName name)
    {
        var path = Path.Combine(directory, name.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) => Find(assemblyName);
}
