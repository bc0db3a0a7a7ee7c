namespace System.Management.Automation;

/// <summary>A path names nothing that exists.</summary>
public sealed class ItemNotFoundException : RuntimeException
{
    internal ItemNotFoundException(string path)
        : base($"Cannot find path '{path}' because it does not exist.")
    {
        ItemName = path;
        ErrorRecord = new ErrorRecord(this, "PathNotFound", ErrorCategory.ObjectNotFound, path);
    }

    /// <summary>The path.</summary>
    public string ItemName { get; }
}
