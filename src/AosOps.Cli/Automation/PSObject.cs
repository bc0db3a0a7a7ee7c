namespace System.Management.Automation;

/// <summary>Wraps an object, as PowerShell does for every object in a pipeline.</summary>
public class PSObject
{
    private readonly string? text;

    /// <summary>Wraps an object.</summary>
    /// <param name="obj">The object.</param>
    public PSObject(object obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        BaseObject = obj is PSObject wrapped ? wrapped.BaseObject : obj;
    }

    /// <summary>Wraps a number, and keeps what was typed for it.</summary>
    internal PSObject(object obj, string text)
        : this(obj) => this.text = text;

    /// <summary>The object.</summary>
    public object BaseObject { get; }

    /// <summary>The object.</summary>
    public object ImmediateBaseObject => BaseObject;

    /// <summary>Wraps an object unless it is wrapped already.</summary>
    /// <param name="obj">The object.</param>
    /// <returns>The wrapped object.</returns>
    public static PSObject AsPSObject(object obj) => obj as PSObject ?? new PSObject(obj);

    /// <summary>Gives the object's text: of a number that was typed, what was typed.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => text ?? BaseObject.ToString() ?? "";

    internal static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
