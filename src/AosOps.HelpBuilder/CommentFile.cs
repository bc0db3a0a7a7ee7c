using System.Reflection;
using System.Xml.Linq;

namespace AosOps.HelpBuilder;

/// <summary>The documentation comments that the compiler wrote beside the assemblies of a directory.</summary>
internal sealed class CommentFile
{
    private readonly Dictionary<string, XElement> members = [];
    private readonly Dictionary<string, string> cmdlets;

    /// <summary>Reads the comments of a directory.</summary>
    /// <param name="directory">Where the assemblies lie.</param>
    /// <param name="cmdletTypes">The cmdlets, which references to their classes name.</param>
    public CommentFile(string directory, IEnumerable<Type> cmdletTypes)
    {
        cmdlets = cmdletTypes.ToDictionary(Id, CmdletReflection.CmdletName);
        foreach (var file in Directory.EnumerateFiles(directory, "*.xml"))
        {
            foreach (var member in XDocument.Load(file, LoadOptions.PreserveWhitespace).Descendants("member"))
                members[member.Attribute("name")!.Value] = member;
        }
    }

    /// <summary>The comment of a class.</summary>
    public Comment Of(Type type) => Find(Id(type));

    /// <summary>The comment of a property, wherever in the hierarchy it is declared.</summary>
    public Comment Of(PropertyInfo property) => Find($"P:{property.DeclaringType!.FullName}.{property.Name}");

    private static string Id(Type type) => $"T:{type.FullName}";

    private Comment Find(string id) => new(members.GetValueOrDefault(id) ?? new XElement("member"), cmdlets);
}
