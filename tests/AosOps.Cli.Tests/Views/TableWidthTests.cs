using System.Xml.Linq;

namespace AosOps.Cli.Tests.Views;

/// <summary>Tables in a terminal of 80 columns, of which PowerShell uses 79.</summary>
public sealed class TableWidthTests
{
    private const int Room = 79;
    private const int LeastForTheLast = 16;

    private static readonly string[] Sections = ["AosOps.Shadow.", "AosOps.Workflow.", "AosOps.Drills.", "AosOps.Operations.CheckResult"];

    private static readonly List<XElement> Tables =
    [
        .. XDocument.Load(Path.Combine(AppContext.BaseDirectory, "AosOps.Format.ps1xml")).Descendants("View")
            .Where(view => view.Element("TableControl") is not null && Sections.Any(section => view.Descendants("TypeName").First().Value.StartsWith(section, StringComparison.Ordinal))),
    ];

    public static TheoryData<string> Names => [.. Tables.Select(view => view.Element("Name")!.Value)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_last_column_has_room_beside_the_others(string name)
    {
        var headers = Tables.Single(view => view.Element("Name")!.Value == name).Descendants("TableColumnHeader").ToList();

        var others = headers.SkipLast(1).Sum(header => (int)header.Element("Width")! + 1);

        Assert.InRange(others + ((int?)headers[^1].Element("Width") ?? LeastForTheLast), 0, Room);
    }
}
