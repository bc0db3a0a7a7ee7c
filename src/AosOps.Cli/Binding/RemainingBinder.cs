using System.Management.Automation;

namespace AosOps.Cli.Binding;

/// <summary>Gives the arguments that nothing else took to the parameter that takes them.</summary>
internal static class RemainingBinder
{
    /// <summary>Binds them, and empties the list, where there is such a parameter.</summary>
    /// <exception cref="ParameterBindingException">There are two such parameters, or the arguments do not fit.</exception>
    public static void Bind(BindingState state, List<BoundArgument> arguments)
    {
        if (arguments.Count == 0 || Taker(state) is not { } parameter)
            return;
        var values = new List<object?>();
        foreach (var argument in arguments)
        {
            if (argument.Name is not null)
                values.Add(argument.HasValue ? $"-{argument.Name}:" : $"-{argument.Name}");
            if (argument.HasValue)
                values.Add(argument.Value);
        }

        ArgumentBinder.Bind(state, parameter, values is [object?[] single] ? single : values.ToArray(), convert: true);
        arguments.Clear();
    }

    private static ParameterMetadata? Taker(BindingState state)
    {
        ParameterMetadata? taker = null;
        foreach (var parameter in state.Unbound)
        {
            foreach (var set in parameter.Sets)
            {
                if (!set.Attribute.ValueFromRemainingArguments || !set.IsIn(state.ValidSets))
                    continue;
                if (taker is not null)
                    throw BindingFailure.AmbiguousParameterSet();
                taker = parameter;
                break;
            }
        }

        return taker;
    }
}
