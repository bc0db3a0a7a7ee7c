using System;
using System.Management.Automation;

namespace AosOps.Commands.Testing;

/// <summary>Writes objects of several kinds.</summary>
[Cmdlet(VerbsCommon.New, "TestItem")]
public sealed class NewTestItemCommand : PSCmdlet
{
    /// <summary>The kinds.</summary>
    [Parameter(Position = 0)]
    public string[] Kind { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var kind in Kind)
            WriteObject(Create(kind), enumerateCollection: kind != "array");
    }

    private static object? Create(string kind) => kind switch
    {
        "int" => 7,
        "text" => "abc",
        "number" => "42",
        "item" => new TestItem { Name = "one", Count = 1, FullName = "/tmp/one" },
        "nameless" => new TestItem { Count = 2, FullName = "/tmp/two" },
        "empty" => new TestItem { Name = "", Count = 3 },
        "items" => new[] { new TestItem { Name = "a" }, new TestItem { Name = "b" } },
        "array" => new[] { 1, 2 },
        "ints" => new[] { 1, 2 },
        "tuple" => new Tuple<string>("t"),
        "null" => null,
        "span" => TimeSpan.FromSeconds(5),
        _ => new object(),
    };
}
