using System.Collections.ObjectModel;

namespace System.Management.Automation;

/// <summary>A cmdlet that knows its session.</summary>
public abstract class PSCmdlet : Cmdlet
{
    /// <summary>The parameter set that the arguments chose.</summary>
    public string ParameterSetName { get; internal set; } = ParameterAttribute.AllParameterSets;

    /// <summary>How the cmdlet was called.</summary>
    public InvocationInfo MyInvocation
    {
        get => field ?? throw new InvalidOperationException("The cmdlet is not part of a pipeline.");
        internal set;
    }

    /// <summary>The session.</summary>
    public SessionState SessionState
    {
        get => field ?? throw new InvalidOperationException("The cmdlet is not part of a pipeline.");
        internal set;
    }

    /// <summary>Turns a path that may have wildcards into the full paths of what is there.</summary>
    /// <param name="path">The path as typed.</param>
    /// <param name="provider">Whose paths they are.</param>
    /// <returns>The paths, none where wildcards match nothing.</returns>
    /// <exception cref="ItemNotFoundException">A path without wildcards does not exist.</exception>
    public Collection<string> GetResolvedProviderPathFromPSPath(string path, out ProviderInfo provider) =>
        SessionState.Path.GetResolvedProviderPathFromPSPath(path, out provider);

    /// <summary>Gives the value of a variable of the session. There are none here.</summary>
    /// <param name="name">The name of the variable.</param>
    /// <returns>Null, as for a variable that does not exist.</returns>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1822", Justification = "It is PowerShell's API.")]
    public object? GetVariableValue(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return null;
    }

    /// <summary>Turns a path into a full path, taking wildcards as they are.</summary>
    /// <param name="path">The path as typed.</param>
    /// <returns>The full path of something that need not exist.</returns>
    public string GetUnresolvedProviderPathFromPSPath(string path) =>
        SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);
}
