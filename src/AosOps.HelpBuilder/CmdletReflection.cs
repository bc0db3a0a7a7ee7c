using System.Collections;
using System.Management.Automation;
using System.Reflection;

namespace AosOps.HelpBuilder;

/// <summary>What the metadata of a cmdlet class says.</summary>
internal static class CmdletReflection
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(string)] = "string", [typeof(int)] = "int", [typeof(long)] = "long", [typeof(double)] = "double",
        [typeof(decimal)] = "decimal", [typeof(bool)] = "bool", [typeof(object)] = "object", [typeof(ulong)] = "ulong",
    };

    /// <summary>The cmdlets of an assembly, by name.</summary>
    public static IEnumerable<Type> CmdletTypes(Assembly assembly) =>
        assembly.GetExportedTypes().Where(type => type.Attributes<CmdletAttribute>().Any()).OrderBy(CmdletName, StringComparer.Ordinal);

    /// <summary>Verb and noun.</summary>
    public static (string Verb, string Noun) VerbAndNoun(Type type)
    {
        var arguments = type.Attributes<CmdletAttribute>().Single().Arguments().ToList();
        return ((string)arguments[0]!, (string)arguments[1]!);
    }

    /// <summary>The name that the operator types.</summary>
    public static string CmdletName(Type type) => $"{VerbAndNoun(type).Verb}-{VerbAndNoun(type).Noun}";

    /// <summary>The parameters, those of the class itself first, each class in the order of its source.</summary>
    public static IEnumerable<PropertyInfo> Parameters(Type type)
    {
        var seen = new HashSet<string>();
        for (var declaring = type; declaring is not null && declaring != typeof(PSCmdlet); declaring = declaring.BaseType)
        {
            var declared = declaring.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);
            foreach (var property in declared.OrderBy(property => property.MetadataToken))
            {
                if (property.Attributes<ParameterAttribute>().Any(IsShown) && seen.Add(property.Name))
                    yield return property;
            }
        }
    }

    /// <summary>The type as an operator reads it.</summary>
    public static string TypeName(Type type) => type switch
    {
        { IsArray: true } => TypeName(type.GetElementType()!) + "[]",
        _ when Nullable.GetUnderlyingType(type) is { } underlying => TypeName(underlying),
        _ => Keywords.GetValueOrDefault(type, type.Name),
    };

    /// <summary>The values that a parameter is limited to.</summary>
    public static IReadOnlyList<string> AcceptedValues(PropertyInfo parameter)
    {
        var listed = parameter.Attributes<ValidateSetAttribute>().SelectMany(set => set.Arguments().OfType<string>()).ToList();
        var element = parameter.PropertyType.GetElementType() ?? parameter.PropertyType;
        element = Nullable.GetUnderlyingType(element) ?? element;
        return listed.Count > 0 || !element.IsEnum ? listed : Enum.GetNames(element);
    }

    /// <summary>The value of a parameter that is not given, as the property initialisers set it.</summary>
    public static string DefaultValue(object cmdlet, PropertyInfo parameter)
    {
        if (parameter.PropertyType == typeof(SwitchParameter))
            return "False";
        return parameter.GetValue(cmdlet) switch
        {
            null or "" or ICollection { Count: 0 } => "None",
            string text => text,
            IEnumerable many => string.Join(", ", many.Cast<object>()),
            IFormattable value => value.ToString(null, null),
            var value => value.ToString() ?? "None",
        };
    }

    private static bool IsShown(CustomAttributeData attribute) => !attribute.Named(nameof(ParameterAttribute.DontShow), false);
}
