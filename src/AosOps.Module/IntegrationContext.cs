using System.Reflection;
using System.Runtime.Loader;

namespace AosOps.Commands;

/// <summary>
/// Serves the assemblies of one directory to each other. What is not there (the base library, AosOps itself)
/// comes from the default context, so that both sides share its types.
/// </summary>
internal sealed class IntegrationContext(string directory) : AssemblyLoadContext("AosOps.Integrations")
{
    // Native libraries lie beside the assemblies, or below runtimes/ where they were built for several platforms: the list of what was built says where.
    private readonly Lazy<AssemblyDependencyResolver> natives = new(() => new AssemblyDependencyResolver(Path.Combine(directory, "AosOps.Integrations.dll")));

    /// <summary>Loads an assembly of the directory.</summary>
    /// <returns>The assembly, or null where the directory has none of the name.</returns>
    public Assembly? Find(AssemblyName name)
    {
        var path = Path.Combine(directory, name.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) => Find(assemblyName);

    /// <inheritdoc/>
    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName) =>
        natives.Value.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : IntPtr.Zero;
}
