using System.Management.Automation;
using System.Text;

namespace AosOps.Cli.Rendering;

/// <summary>The views and display properties that the module ships, read when they are first needed.</summary>
internal sealed class ViewCatalog
{
    private readonly Lazy<string> format;
    private readonly Lazy<string> types;
    private readonly Func<string, string, Func<PSObject, string>?> methods;
    private readonly Dictionary<string, List<DisplayProperty>> properties = [];

    /// <summary>Takes the two files and what finds the methods behind the display properties.</summary>
    public ViewCatalog(Func<string> format, Func<string> types, Func<string, string, Func<PSObject, string>?> methods)
    {
        this.format = new Lazy<string>(format);
        this.types = new Lazy<string>(types);
        this.methods = methods;
    }

    /// <summary>Takes the files beside the program.</summary>
    public static ViewCatalog Beside(string directory, Func<string, string, Func<PSObject, string>?> methods) => new(
        () => Read(Path.Combine(directory, "AosOps.Format.ps1xml")),
        () => Read(Path.Combine(directory, "AosOps.Types.ps1xml")),
        methods);

    /// <summary>Finds the view of a type, or of the nearest base type that has one.</summary>
    /// <param name="type">The type.</param>
    /// <param name="table">Whether it must be a table, or a list; either where it is null.</param>
    public View? Find(Type type, bool? table)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.FullName is { } name && ViewReader.Find(format.Value, name, table) is { } view)
                return view;
        }

        return null;
    }

    /// <summary>Finds the method behind a display property of a type.</summary>
    public Func<PSObject, string>? FindDisplayProperty(Type type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var property in PropertiesOf(current.FullName ?? ""))
            {
                if (property.Name == name && property.Owner == current.FullName)
                    return methods(property.TypeName, property.MethodName);
            }
        }

        return null;
    }

    private List<DisplayProperty> PropertiesOf(string owner)
    {
        if (!properties.TryGetValue(owner, out var known))
            properties.Add(owner, known = DisplayPropertyReader.Read(types.Value, owner));
        return known;
    }

    private static string Read(string path) => File.Exists(path) ? Encoding.UTF8.GetString(File.ReadAllBytes(path)) : "";
}
