using System.Management.Automation;
using System.Reflection;

namespace AosOps.Cli.Rendering;

/// <summary>Reads one property of the objects of one type: a real one, or one for display.</summary>
internal sealed class PropertyReader
{
    private readonly PropertyGetter? property;
    private readonly Func<PSObject, string>? display;

    public PropertyReader(Type type, string name, ViewCatalog views)
    {
        if (type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance) is { } found)
            property = new PropertyGetter(found);
        else
            display = views.FindDisplayProperty(type, name);
    }

    /// <summary>The type of its values.</summary>
    public Type Type => property?.Property.PropertyType ?? typeof(string);

    /// <summary>Reads it. One that throws reads as nothing, as in PowerShell.</summary>
    public object? Read(object item)
    {
        try
        {
            return property is not null ? property.Get(item) : display?.Invoke(PSObject.AsPSObject(item));
        }
        catch (Exception)
        {
            return null;
        }
    }
}
