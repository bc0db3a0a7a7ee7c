namespace System.Management.Automation;

/// <summary>Stands for the module where a cleanup is given one.</summary>
public sealed class PSModuleInfo
{
    internal PSModuleInfo(string name) => Name = name;

    /// <summary>The module's name.</summary>
    public string Name { get; }
}
