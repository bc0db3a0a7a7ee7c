namespace System.Management.Automation;

/// <summary>Verbs for what fits nowhere else.</summary>
#pragma warning disable CS1591 // A verb's name is its documentation.
public static class VerbsOther
{
    public const string Use = "Use";
}
