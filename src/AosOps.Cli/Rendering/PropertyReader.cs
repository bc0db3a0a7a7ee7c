using System.Management.Automation;

namespace AosOps.Cli.Rendering;

/// <summary>Reads one property of the objects of one type: a real one, or one for display.</summary>
internal sealed class PropertyReader
{
    private readonly PropertyAccess? property;
    private readonly Func<PSObject, string>? method;

    public PropertyReader(Type type, string name, ViewCatalog views)
    {
        property = PublicProperties.Find(type, name);
        if (property is null)
            method = views.FindDisplayProperty(type, name);
    }

    /// <summary>The type of its values.</summary>
    public Type Type => property?.Type ?? typeof(string);

    /// <summary>Reads it as a person does. What an object holds may come from anywhere, and must not command the terminal; what is made for display may colour.</summary>
    public string Text(object item) => property is null ? DisplayText.Of(Read(item)) : Ansi.Harmless(DisplayText.Of(Read(item)));

    /// <summary>Reads it. One that throws reads as nothing, as in PowerShell.</summary>
    private object? Read(object item)
    {
        try
        {
            return property is not null ? property.Read(item) : method?.Invoke(PSObject.AsPSObject(item));
        }
        catch (Exception)
        {
            return null;
        }
    }
}
