using System.Management.Automation;
using System.Reflection;

namespace AosOps.HelpBuilder;

/// <summary>Joins what the metadata of a cmdlet says with what its comments say.</summary>
internal static class CmdletHelpReader
{
    /// <summary>Reads the help of one cmdlet.</summary>
    public static CmdletHelp Read(Type type, CommentFile comments)
    {
        var (verb, noun) = CmdletReflection.VerbAndNoun(type);
        var comment = comments.Of(type);
        var parameters = ReadParameters(type, comments).ToList();
        return new CmdletHelp(
            verb,
            noun,
            string.Join(" ", comment.Paragraphs("summary")),
            comment.Paragraphs("remarks"),
            parameters,
            ParameterSets(type, parameters),
            Inputs(type, comments),
            Outputs(type, comments),
            comment.Examples(),
            comment.Links());
    }

    private static IEnumerable<ParameterHelp> ReadParameters(Type type, CommentFile comments)
    {
        var cmdlet = Activator.CreateInstance(type)!;
        foreach (var parameter in CmdletReflection.Parameters(type))
            yield return ReadParameter(cmdlet, parameter, comments);
        if (type.Attributes<CmdletAttribute>().Single().Named(nameof(CmdletAttribute.SupportsShouldProcess), false))
        {
            yield return Switch("WhatIf", "wi", "Shows what would happen, and changes nothing.");
            yield return Switch("Confirm", "cf", "Asks before anything is changed.");
        }
    }

    private static ParameterHelp ReadParameter(object cmdlet, PropertyInfo parameter, CommentFile comments) => new(
        parameter.Name,
        CmdletReflection.TypeName(parameter.PropertyType),
        parameter.PropertyType == typeof(SwitchParameter),
        [.. comments.Of(parameter).Paragraphs("summary"), .. comments.Of(parameter).Paragraphs("remarks")],
        [.. parameter.Attributes<AliasAttribute>().SelectMany(alias => alias.Arguments().Cast<string>())],
        CmdletReflection.DefaultValue(cmdlet, parameter),
        CmdletReflection.AcceptedValues(parameter),
        parameter.Attributes<SupportsWildcardsAttribute>().Any(),
        parameter.Attributes<ParameterAttribute>().ToDictionary(
            attribute => attribute.Named(nameof(ParameterAttribute.ParameterSetName), ParameterHelp.AllSets),
            ParameterBinding.Read));

    private static ParameterHelp Switch(string name, string alias, string description) => new(
        name, TypeName: nameof(SwitchParameter), IsSwitch: true, [description], [alias], DefaultValue: "False", [], Wildcards: false,
        new Dictionary<string, ParameterBinding> { [ParameterHelp.AllSets] = new(Mandatory: false, Position: null, FromPipeline: false, FromPipelineByPropertyName: false) });

    private static List<ParameterSetHelp> ParameterSets(Type type, List<ParameterHelp> parameters)
    {
        var first = type.Attributes<CmdletAttribute>().Single().Named(nameof(CmdletAttribute.DefaultParameterSetName), ParameterHelp.AllSets);
        var names = parameters.SelectMany(parameter => parameter.Bindings.Keys).Where(name => name != ParameterHelp.AllSets).Distinct().ToList();
        if (names.Count == 0)
            names.Add(ParameterHelp.AllSets);
        return [.. names.OrderByDescending(name => name == first).Select(name => new ParameterSetHelp(name, Members(name, parameters)))];
    }

    private static List<(ParameterHelp Parameter, ParameterBinding Binding)> Members(string set, List<ParameterHelp> parameters) =>
        [.. parameters
            .Where(parameter => parameter.BindingIn(set) is not null)
            .Select(parameter => (Parameter: parameter, Binding: parameter.BindingIn(set)!))
            .OrderBy(member => member.Binding.Position ?? int.MaxValue)
            .ThenByDescending(member => member.Binding.Mandatory)];

    private static List<TypeHelp> Inputs(Type type, CommentFile comments) =>
        [.. CmdletReflection.Parameters(type)
            .Where(parameter => parameter.Attributes<ParameterAttribute>().Any(attribute => ParameterBinding.Read(attribute).FromPipeline))
            .Select(parameter => parameter.PropertyType.GetElementType() ?? parameter.PropertyType)
            .Distinct()
            .Select(input => Describe(input, comments))];

    private static List<TypeHelp> Outputs(Type type, CommentFile comments) =>
        [.. type.Attributes<OutputTypeAttribute>()
            .SelectMany(attribute => attribute.Arguments())
            .Select(output => output is Type known ? Describe(known, comments) : new TypeHelp((string)output!, ""))];

    private static TypeHelp Describe(Type type, CommentFile comments) =>
        new(type.FullName!, string.Join(" ", comments.Of(type).Paragraphs("summary")));
}
