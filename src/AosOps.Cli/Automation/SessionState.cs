namespace System.Management.Automation;

/// <summary>The session: this host's has a location and nothing else.</summary>
public sealed class SessionState
{
    internal SessionState(PathIntrinsics path) => Path = path;

    /// <summary>The location and what depends on it.</summary>
    public PathIntrinsics Path { get; }
}
