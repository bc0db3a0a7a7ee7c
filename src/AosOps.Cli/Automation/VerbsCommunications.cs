namespace System.Management.Automation;

/// <summary>Verbs for connections.</summary>
#pragma warning disable CS1591 // A verb's name is its documentation.
public static class VerbsCommunications
{
    public const string Connect = "Connect";
    public const string Disconnect = "Disconnect";
    public const string Read = "Read";
    public const string Receive = "Receive";
    public const string Send = "Send";
    public const string Write = "Write";
}
