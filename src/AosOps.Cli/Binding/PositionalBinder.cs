using System.Management.Automation;

namespace AosOps.Cli.Binding;

/// <summary>Binds the arguments without a name, by position: the default set before others, fitting types before conversion.</summary>
internal static class PositionalBinder
{
    /// <summary>Binds them.</summary>
    /// <returns>The arguments that are left.</returns>
    public static List<BoundArgument> Bind(BindingState state, List<BoundArgument> arguments, out ParameterBindingException? failure)
    {
        failure = null;
        var left = new List<BoundArgument>();
        var position = Next(state, int.MinValue);
        foreach (var argument in arguments)
        {
            if (argument.Name is not null || position is not { } at)
            {
                left.Add(argument);
                continue;
            }

            if (!BindAt(state, at, argument.Value, out failure))
                left.Add(argument);
            position = Next(state, at);
        }

        return left;
    }

    private static int? Next(BindingState state, int after)
    {
        int? next = null;
        foreach (var parameter in state.Unbound)
        {
            foreach (var set in parameter.Sets)
            {
                if (set.Positional && set.Position > after && set.IsIn(state.ValidSets) && !(set.Position >= next))
                    next = set.Position;
            }
        }

        return next;
    }

    private static bool BindAt(BindingState state, int position, object? value, out ParameterBindingException? failure)
    {
        failure = null;
        var preferred = state.Metadata.DefaultSet & state.ValidSets;
        return (preferred != 0 && BindIn(state, preferred, position, value, convert: false, out failure))
            || BindIn(state, state.ValidSets, position, value, convert: false, out failure)
            || (preferred != 0 && BindIn(state, preferred, position, value, convert: true, out failure))
            || BindIn(state, state.ValidSets, position, value, convert: true, out failure);
    }

    private static bool BindIn(BindingState state, uint sets, int position, object? value, bool convert, out ParameterBindingException? failure)
    {
        failure = null;
        foreach (var parameter in state.Unbound)
        {
            foreach (var set in parameter.Sets)
            {
                if (!set.IsIn(sets) || set.Position != position)
                    continue;
                try
                {
                    if (ArgumentBinder.Bind(state, parameter, value, convert))
                        return true;
                }
                catch (ParameterBindingException refused)
                {
                    failure = refused;
                }

                break;
            }
        }

        return false;
    }
}
