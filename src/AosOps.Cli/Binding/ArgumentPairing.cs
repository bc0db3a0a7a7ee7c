using System.Management.Automation;
using AosOps.Cli.Parsing;

namespace AosOps.Cli.Binding;

/// <summary>Joins each parameter name with the value behind it, which takes knowing which parameters are switches.</summary>
internal static class ArgumentPairing
{
    /// <summary>Pairs the arguments.</summary>
    /// <exception cref="ParameterBindingException">A value is missing, or a name is ambiguous.</exception>
    public static List<BoundArgument> Pair(CommandMetadata metadata, IReadOnlyList<ArgumentSyntax> arguments)
    {
        var pairs = new List<BoundArgument>(arguments.Count);
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (argument.Name is null)
            {
                pairs.Add(new BoundArgument(Name: null, HasValue: true, argument.Value));
                continue;
            }

            var parameter = ParameterNames.Find(metadata, argument.Name);
            if (argument.HasValue || parameter is null || parameter.IsSwitch)
                pairs.Add(new BoundArgument(argument.Name, argument.HasValue, argument.Value) { Parameter = parameter });
            else if (i + 1 < arguments.Count)
                pairs.Add(new BoundArgument(argument.Name, HasValue: true, Value(metadata, parameter, arguments[++i])) { Parameter = parameter });
            else
                throw BindingFailure.MissingArgument(parameter);
        }

        return pairs;
    }

    private static object? Value(CommandMetadata metadata, ParameterMetadata parameter, ArgumentSyntax next)
    {
        if (next.Name is null)
            return next.Value;
        if (next.HasValue || ParameterNames.Find(metadata, next.Name) is not null)
            throw BindingFailure.MissingArgument(parameter);
        // Something with a dash that is no parameter of the cmdlet is a value.
        return next.Text;
    }
}
