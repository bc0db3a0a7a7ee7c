using System.Management.Automation;

namespace AosOps.Cli.Binding;

/// <summary>Finds the mandatory parameters that have no value, and drops the parameter sets that can no longer be completed.</summary>
internal static class MandatoryCheck
{
    /// <summary>Finds them.</summary>
    /// <param name="state">The binding.</param>
    /// <param name="expectsInput">Whether objects of the pipeline may still give a value.</param>
    /// <param name="setCount">How many parameter sets are possible.</param>
    /// <returns>The parameters that nothing can give a value any more.</returns>
    /// <exception cref="ParameterBindingException">No parameter set is left.</exception>
    public static List<ParameterMetadata> Missing(BindingState state, bool expectsInput, int setCount)
    {
        var missing = new List<ParameterMetadata>();
        uint lacking = 0;
        foreach (var parameter in state.Unbound)
        {
            foreach (var set in parameter.Sets)
            {
                if (!set.Mandatory || !set.IsIn(state.ValidSets) || (expectsInput && set.FromPipeline))
                    continue;
                lacking |= set.Flag;
                missing.Add(parameter);
                break;
            }
        }

        if (missing.Count == 0 || !expectsInput || setCount == 1)
        {
            if (expectsInput && setCount > 1)
                Prefer(state);
            return missing;
        }

        return Narrow(state, missing, lacking);
    }

    /// <summary>Lists parameters for a message.</summary>
    public static string Names(List<ParameterMetadata> parameters) =>
        string.Join(' ', parameters.ConvertAll(static parameter => parameter.Name));

    private static List<ParameterMetadata> Narrow(BindingState state, List<ParameterMetadata> missing, uint lacking)
    {
        var left = state.ValidSets & state.Metadata.NamedSets & ~lacking;
        if (left != 0)
        {
            state.ValidSets = left;
            if (ParameterSets.Count(left) == 1)
                state.NameSet(left);
            else
                Prefer(state);
            return [];
        }

        // Nothing can be completed: what the likeliest set lacks is what the message names.
        var likeliest = (state.ValidSets & state.Metadata.DefaultSet) != 0 ? state.Metadata.DefaultSet : state.ValidSets;
        missing.RemoveAll(parameter => !LacksIn(parameter, likeliest));
        return missing;
    }

    private static bool LacksIn(ParameterMetadata parameter, uint sets)
    {
        foreach (var set in parameter.Sets)
        {
            if (set.Mandatory && !set.FromPipeline && set.IsIn(sets))
                return true;
        }

        return false;
    }

    /// <summary>Where exactly one set demands pipeline input, its objects are tried there first.</summary>
    private static void Prefer(BindingState state)
    {
        if ((state.Metadata.DefaultSet & state.ValidSets) != 0)
            return;
        uint demanding = 0;
        foreach (var parameter in state.Unbound)
        {
            foreach (var set in parameter.Sets)
            {
                if (set.Mandatory && set.FromPipeline && !set.InAllSets && set.IsIn(state.ValidSets))
                    demanding |= set.Flag;
            }
        }

        if (demanding != 0 && ParameterSets.Count(demanding) == 1)
            state.PreferredSet = demanding;
    }
}
