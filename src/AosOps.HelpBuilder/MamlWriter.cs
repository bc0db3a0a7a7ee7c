using System.Xml.Linq;

namespace AosOps.HelpBuilder;

/// <summary>Writes the XML that PowerShell's Get-Help reads.</summary>
internal static class MamlWriter
{
    private static readonly XNamespace Items = "http://msh";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>Writes the help of all cmdlets of a module.</summary>
    public static XDocument Write(IEnumerable<CmdletHelp> cmdlets) =>
        new(new XElement(Items + "helpItems", new XAttribute("schema", "maml"), cmdlets.Select(WriteCmdlet)));

    private static XElement WriteCmdlet(CmdletHelp cmdlet) =>
        new(Command + "command",
            new XAttribute(XNamespace.Xmlns + "maml", Maml),
            new XAttribute(XNamespace.Xmlns + "command", Command),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            new XElement(Command + "details",
                new XElement(Command + "name", cmdlet.Name),
                new XElement(Command + "verb", cmdlet.Verb),
                new XElement(Command + "noun", cmdlet.Noun),
                Description([cmdlet.Synopsis])),
            Description(cmdlet.Description),
            new XElement(Command + "syntax", cmdlet.ParameterSets.Select(set => WriteSyntax(cmdlet.Name, set))),
            new XElement(Command + "parameters", cmdlet.Parameters.Select(WriteParameter)),
            new XElement(Command + "inputTypes", TypesOrNone(cmdlet.Inputs).Select(type => WriteType("inputType", type))),
            new XElement(Command + "returnValues", TypesOrNone(cmdlet.Outputs).Select(type => WriteType("returnValue", type))),
            new XElement(Command + "examples", cmdlet.Examples.Select(WriteExample)),
            new XElement(Command + "relatedLinks", cmdlet.Links.Select(WriteLink)));

    private static XElement WriteSyntax(string name, ParameterSetHelp set) =>
        new(Command + "syntaxItem",
            new XElement(Maml + "name", name),
            set.Members.Select(member => WriteParameter(member.Parameter, member.Binding, WriteChoice(member.Parameter))));

    private static XElement WriteParameter(ParameterHelp parameter) =>
        WriteParameter(parameter, parameter.Bindings.Values.MaxBy(binding => binding.Mandatory)!, WriteValue(parameter.TypeName, required: true));

    private static XElement WriteParameter(ParameterHelp parameter, ParameterBinding binding, XElement value) =>
        new(Command + "parameter",
            new XAttribute("required", binding.Mandatory),
            new XAttribute("variableLength", true),
            new XAttribute("globbing", parameter.Wildcards),
            new XAttribute("pipelineInput", binding.PipelineText),
            new XAttribute("position", binding.PositionText),
            new XAttribute("aliases", parameter.Aliases.Count > 0 ? string.Join(", ", parameter.Aliases) : "none"),
            new XElement(Maml + "name", parameter.Name),
            Description([.. parameter.Description, .. AcceptedValues(parameter)]),
            parameter.IsSwitch ? null : value,
            new XElement(Dev + "type", new XElement(Maml + "name", parameter.TypeName), new XElement(Maml + "uri")),
            new XElement(Dev + "defaultValue", parameter.DefaultValue));

    private static XElement WriteChoice(ParameterHelp parameter) =>
        parameter.AcceptedValues.Count == 0
            ? WriteValue(parameter.TypeName, required: true)
            : new XElement(Command + "parameterValueGroup", parameter.AcceptedValues.Select(value => WriteValue(value, required: false)));

    private static XElement WriteValue(string text, bool required) =>
        new(Command + "parameterValue", new XAttribute("required", required), new XAttribute("variableLength", false), text);

    private static IEnumerable<string> AcceptedValues(ParameterHelp parameter) =>
        parameter.AcceptedValues.Count == 0 ? [] : [$"Accepted values: {string.Join(", ", parameter.AcceptedValues)}."];

    private static IEnumerable<TypeHelp> TypesOrNone(IReadOnlyList<TypeHelp> types) =>
        types.Count > 0 ? types : [new TypeHelp("None", "")];

    private static XElement WriteType(string element, TypeHelp type) =>
        new(Command + element,
            new XElement(Dev + "type", new XElement(Maml + "name", type.Name)),
            Description([type.Description]));

    private static XElement WriteExample(ExampleHelp example, int index) =>
        new(Command + "example",
            new XElement(Maml + "title", $"-------------------------- Example {index + 1} --------------------------"),
            new XElement(Dev + "code", example.Code),
            new XElement(Dev + "remarks", Paragraphs(example.Remarks)));

    private static XElement WriteLink(LinkHelp link) =>
        new(Maml + "navigationLink",
            new XElement(Maml + "linkText", link.Text),
            new XElement(Maml + "uri", link.Address));

    private static XElement Description(IReadOnlyList<string> paragraphs) =>
        new(Maml + "description", Paragraphs(paragraphs));

    private static IEnumerable<XElement> Paragraphs(IReadOnlyList<string> paragraphs) =>
        paragraphs.Select(paragraph => new XElement(Maml + "para", paragraph));
}
