using System.Text;
using AosOps.Cli.Binding;

namespace AosOps.Cli.Help;

/// <summary>Writes the syntax of a cmdlet, one line for each parameter set, as PowerShell does.</summary>
internal static class CommandSyntaxText
{
    /// <summary>Gives the lines.</summary>
    public static IEnumerable<string> Of(CommandMetadata command)
    {
        if (command.SetCount == 0)
        {
            yield return Line(command, ParameterSets.All);
            yield break;
        }

        for (var i = 0; i < command.SetCount; i++)
        {
            if (command.Parameters.Any(parameter => parameter.Sets.Any(set => !set.InAllSets && set.IsIn(1u << i))))
                yield return Line(command, 1u << i);
        }
    }

    /// <summary>Names a type as the syntax shows it.</summary>
    public static string TypeName(Type type)
    {
        if (type.IsArray)
            return TypeName(type.GetElementType()!) + "[]";
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(string) || plain == typeof(int) || plain == typeof(long) || plain == typeof(double) || plain == typeof(bool)
            ? plain.Name switch { "Int32" => "int", "Int64" => "long", "Boolean" => "bool", var name => name.ToLowerInvariant() }
            : plain.Name;
    }

    private static string Line(CommandMetadata command, uint set)
    {
        var line = new StringBuilder(command.Name);
        var members = command.Parameters
            .Where(parameter => !parameter.IsCommon)
            .Select(parameter => (Parameter: parameter, Set: Array.Find(parameter.Sets, data => data.IsIn(set))))
            .Where(member => member.Set is { Attribute.DontShow: false });
        foreach (var (parameter, data) in members.OrderBy(member => member.Set!.Positional ? member.Set.Position : int.MaxValue).ThenByDescending(member => member.Set!.Mandatory))
            line.Append(' ').Append(Member(parameter, data!));
        if (command.Attribute.SupportsShouldProcess)
            line.Append(" [-WhatIf] [-Confirm]");
        return line.Append(" [<CommonParameters>]").ToString();
    }

    private static string Member(ParameterMetadata parameter, ParameterSetData set)
    {
        if (parameter.IsSwitch)
            return set.Mandatory ? $"-{parameter.Name}" : $"[-{parameter.Name}]";
        var name = set.Positional ? $"[-{parameter.Name}]" : $"-{parameter.Name}";
        var member = $"{name} <{TypeName(parameter.Type)}>";
        return set.Mandatory ? member : $"[{member}]";
    }
}
