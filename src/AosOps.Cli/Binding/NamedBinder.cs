using System.Management.Automation;

namespace AosOps.Cli.Binding;

/// <summary>Binds the arguments that have a parameter name.</summary>
internal static class NamedBinder
{
    /// <summary>Binds them.</summary>
    /// <returns>The arguments that are left.</returns>
    /// <exception cref="ParameterBindingException">An argument does not fit its parameter.</exception>
    public static List<BoundArgument> Bind(BindingState state, List<BoundArgument> arguments)
    {
        var left = new List<BoundArgument>();
        foreach (var argument in arguments)
        {
            if (argument.Parameter is not { } parameter)
            {
                left.Add(argument);
                continue;
            }

            if (state.Bound.ContainsKey(parameter.Name))
                throw BindingFailure.ParameterAlreadyBound(parameter);
            ArgumentBinder.Bind(state, parameter, argument.HasValue ? argument.Value : SwitchParameter.Present, convert: true);
        }

        return left;
    }
}
