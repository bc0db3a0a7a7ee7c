using System.Xml.Linq;
using AosOps.HelpBuilder;

namespace AosOps.Tests.HelpBuilder;

public sealed class MamlWriterTests
{
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private static readonly ParameterHelp Name = new(
        "Name", "string[]", IsSwitch: false, ["The <name> & more."], ["N", "Title"], "a", [], Wildcards: true,
        new Dictionary<string, ParameterBinding> { ["ByName"] = new(Mandatory: true, Position: 0, FromPipeline: true, FromPipelineByPropertyName: true) });

    private static readonly ParameterHelp Kind = new(
        "Kind", "string", IsSwitch: false, ["The kind."], [], "x", ["x", "y"], Wildcards: false,
        new Dictionary<string, ParameterBinding> { [ParameterHelp.AllSets] = new(Mandatory: false, Position: null, FromPipeline: false, FromPipelineByPropertyName: false) });

    private static readonly ParameterHelp Force = Kind with { Name = "Force", TypeName = "SwitchParameter", IsSwitch = true, AcceptedValues = [] };

    private readonly XElement command = Write(new CmdletHelp(
        "Get", "Sample", "Gets <samples>.", ["One.", "Two."], [Name, Kind, Force],
        [new ParameterSetHelp("ByName", [(Name, Name.Bindings["ByName"]), (Kind, Kind.Bindings[ParameterHelp.AllSets]), (Force, Force.Bindings[ParameterHelp.AllSets])])],
        [], [new TypeHelp("System.Int32", "A number.")],
        [new ExampleHelp("Get-Sample a |\n    Get-Sample", ["Gets <a>.", "And more."])],
        [new LinkHelp("about_Sample", null), new LinkHelp("the site", "https://example.org/")]));

    [Fact]
    public void Name_synopsis_and_description_are_where_Get_Help_looks_for_them()
    {
        var details = command.Element(Command + "details")!;

        Assert.Equal(("Get-Sample", "Get", "Sample"), (details.Element(Command + "name")!.Value, details.Element(Command + "verb")!.Value, details.Element(Command + "noun")!.Value));
        Assert.Equal(["Gets <samples>."], Paragraphs(details));
        Assert.Equal(["One.", "Two."], Paragraphs(command));
    }

    [Fact]
    public void A_parameter_says_how_it_is_bound()
    {
        var parameter = Parameter("Name");

        Assert.Equal(
            ("true", "true", "True (ByPropertyName, ByValue)", "0", "N, Title"),
            ((string)parameter.Attribute("required")!, (string)parameter.Attribute("globbing")!, (string)parameter.Attribute("pipelineInput")!, (string)parameter.Attribute("position")!, (string)parameter.Attribute("aliases")!));
        Assert.Equal(["The <name> & more."], Paragraphs(parameter));
        Assert.Equal("a", parameter.Element(Dev + "defaultValue")!.Value);
        Assert.Equal(("named", "none"), ((string)Parameter("Kind").Attribute("position")!, (string)Parameter("Kind").Attribute("aliases")!));
    }

    [Fact]
    public void The_values_that_a_parameter_takes_are_in_its_text_and_in_the_syntax()
    {
        Assert.Equal(["The kind.", "Accepted values: x, y."], Paragraphs(Parameter("Kind")));
        Assert.Equal(["x", "y"], Syntax("Kind").Element(Command + "parameterValueGroup")!.Elements().Select(value => value.Value));
    }

    [Fact]
    public void A_switch_takes_no_value()
    {
        Assert.Null(Parameter("Force").Element(Command + "parameterValue"));
        Assert.Null(Syntax("Force").Element(Command + "parameterValue"));
        Assert.Equal("string[]", Syntax("Name").Element(Command + "parameterValue")!.Value);
    }

    [Fact]
    public void A_cmdlet_that_takes_nothing_from_the_pipeline_says_so()
    {
        Assert.Equal(["None"], Types("inputType"));
        Assert.Equal(["System.Int32"], Types("returnValue"));
    }

    [Fact]
    public void An_example_keeps_the_lines_of_its_code()
    {
        var example = Assert.Single(command.Descendants(Command + "example"));

        Assert.Contains("Example 1", example.Element(Maml + "title")!.Value, StringComparison.Ordinal);
        Assert.Equal("Get-Sample a |\n    Get-Sample", example.Element(Dev + "code")!.Value);
        Assert.Equal(["Gets <a>.", "And more."], example.Element(Dev + "remarks")!.Elements(Maml + "para").Select(paragraph => paragraph.Value));
    }

    [Fact]
    public void Links_have_their_address_where_they_have_one() =>
        Assert.Equal(
            [("about_Sample", ""), ("the site", "https://example.org/")],
            command.Descendants(Maml + "navigationLink").Select(link => (link.Element(Maml + "linkText")!.Value, link.Element(Maml + "uri")!.Value)));

    // Through its text, as it is written to the file.
    private static XElement Write(CmdletHelp help) =>
        XDocument.Parse(MamlWriter.Write([help]).ToString(), LoadOptions.PreserveWhitespace).Root!.Elements(Command + "command").Single();

    private static IEnumerable<string> Paragraphs(XElement element) =>
        element.Element(Maml + "description")!.Elements(Maml + "para").Select(paragraph => paragraph.Value);

    private XElement Parameter(string name) => Named(command.Element(Command + "parameters")!, name);

    private XElement Syntax(string name) => Named(command.Element(Command + "syntax")!.Element(Command + "syntaxItem")!, name);

    private static XElement Named(XElement parent, string name) =>
        parent.Elements(Command + "parameter").Single(parameter => parameter.Element(Maml + "name")!.Value == name);

    private IEnumerable<string> Types(string element) =>
        command.Descendants(Command + element).Select(type => type.Element(Dev + "type")!.Element(Maml + "name")!.Value);
}
