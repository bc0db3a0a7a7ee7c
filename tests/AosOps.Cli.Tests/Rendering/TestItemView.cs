using System.Management.Automation;
using AosOps.Commands.Testing;

namespace AosOps.Cli.Tests.Rendering;

/// <summary>A display property.</summary>
public static class TestItemView
{
    /// <summary>The name in red brackets.</summary>
    public static string NameString(PSObject value) => $"\e[31m[{((TestItem)value.BaseObject).Name}]\e[0m";
}
