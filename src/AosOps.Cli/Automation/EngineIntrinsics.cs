namespace System.Management.Automation;

/// <summary>Stands for the engine where an attribute is given one. This host has nothing to offer there.</summary>
public sealed class EngineIntrinsics
{
    internal static readonly EngineIntrinsics None = new();

    private EngineIntrinsics()
    {
    }
}
