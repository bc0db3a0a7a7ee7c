namespace System.Management.Automation;

/// <summary>Is run when the module is removed, which this host never does.</summary>
public interface IModuleAssemblyCleanup
{
    /// <summary>Undoes what the initialiser did.</summary>
    /// <param name="psModuleInfo">The module.</param>
    void OnRemove(PSModuleInfo psModuleInfo);
}
