namespace System.Management.Automation;

/// <summary>How a wildcard pattern is applied.</summary>
[Flags]
public enum WildcardOptions
{
    /// <summary>Case matters.</summary>
    None = 0,

    /// <summary>Has no effect.</summary>
    Compiled = 1,

    /// <summary>Case does not matter.</summary>
    IgnoreCase = 2,

    /// <summary>Has no effect: comparison never depends on the culture.</summary>
    CultureInvariant = 4,
}
