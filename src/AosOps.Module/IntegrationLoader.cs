using System.Reflection;
using System.Runtime.Loader;
using AosOps.Operations;

namespace AosOps.Commands;

/// <summary>
/// Gives the commands the clients of remote systems. They live, with the packages that they need, in
/// <c>deps</c> beside this assembly and in a load context of their own, so that no other module's versions clash
/// with them and a command that reads a log never loads a database driver.
/// </summary>
internal static class IntegrationLoader
{
    private const string AssemblyName = "AosOps.Integrations";

    private static readonly Lazy<IntegrationContext> Context = new(() => new IntegrationContext(Dependencies));

    static IntegrationLoader() => AssemblyLoadContext.Default.Resolving += Resolve;

    private static string Dependencies => Path.Combine(Home, "deps");

    private static string Home =>
        Path.GetDirectoryName(typeof(IntegrationLoader).Assembly.Location) is { Length: > 0 } directory
            ? directory
            : AppContext.BaseDirectory;

    /// <summary>Makes the default context find the assembly of integrations. Happens once, however often it is called.</summary>
    public static void Register()
    {
        // The static constructor has done it.
    }

    /// <summary>Creates the implementation of an interface: the class of the same name without its <c>I</c>.</summary>
    /// <typeparam name="T">An interface of the library.</typeparam>
    /// <param name="arguments">The arguments of the constructor.</param>
    /// <exception cref="AosException">The assembly of integrations is not there.</exception>
    public static T Create<T>(params object[] arguments)
        where T : class
    {
        var type = Load().GetType($"{AssemblyName}.{typeof(T).Name[1..]}", throwOnError: true)!;
        return (T)Activator.CreateInstance(type, BindingFlags.CreateInstance | BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null)!;
    }

    private static Assembly Load()
    {
        try
        {
            return Assembly.Load(new AssemblyName(AssemblyName));
        }
        catch (FileNotFoundException cause)
        {
            throw new AosException(
                ErrorIds.IntegrationsMissing, FailureKind.NotFound, "The assembly with the clients of remote systems is not installed.", cause)
            {
                FilePath = Path.Combine(Dependencies, AssemblyName + ".dll"),
                Remedy = "Install the whole module, or build it again.",
            };
        }
    }

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        name.Name == AssemblyName ? Context.Value.Find(name) : null;
}
