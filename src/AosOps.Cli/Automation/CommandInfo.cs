namespace System.Management.Automation;

/// <summary>A command that can be run.</summary>
/// <param name="name">Verb and noun.</param>
public class CommandInfo(string name)
{
    /// <summary>Verb and noun.</summary>
    public string Name { get; } = name;

    /// <summary>Gives the name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
