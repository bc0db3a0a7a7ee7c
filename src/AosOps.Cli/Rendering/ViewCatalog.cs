using System.Management.Automation;
using System.Text;

namespace AosOps.Cli.Rendering;

/// <summary>The views and display properties that the module ships, read when they are first needed.</summary>
internal sealed class ViewCatalog
{
    private readonly Func<string> format;
    private readonly Func<string> types;
    private readonly Func<string, string, Func<PSObject, string>?> methods;
    private List<View>? views;
    private List<DisplayProperty>? properties;

    /// <summary>Takes the two files and what finds the methods behind the display properties.</summary>
    public ViewCatalog(Func<string> format, Func<string> types, Func<string, string, Func<PSObject, string>?> methods)
    {
        this.format = format;
        this.types = types;
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
        views ??= ViewReader.Read(format());
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var view in views)
            {
                if ((table is null || view.IsTable == table) && view.TypeNames.Contains(current.FullName ?? ""))
                    return view;
            }
        }

        return null;
    }

    /// <summary>Finds the method behind a display property of a type.</summary>
    public Func<PSObject, string>? FindDisplayProperty(Type type, string name)
    {
        properties ??= DisplayPropertyReader.Read(types());
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var property in properties)
            {
                if (property.Name == name && property.Owner == current.FullName)
                    return methods(property.TypeName, property.MethodName);
            }
        }

        return null;
    }

    private static string Read(string path) => File.Exists(path) ? Encoding.UTF8.GetString(File.ReadAllBytes(path)) : "";
}
