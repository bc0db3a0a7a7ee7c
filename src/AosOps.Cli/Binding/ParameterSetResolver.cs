using System.Management.Automation;

namespace AosOps.Cli.Binding;

/// <summary>Decides which parameter set is meant, from what has been bound so far.</summary>
internal sealed class ParameterSetResolver(BindingState state)
{
    private uint DefaultSet => state.Metadata.DefaultSet;

    /// <summary>Narrows the sets as far as it can be done.</summary>
    /// <param name="beforeInput">Whether objects of the pipeline may still decide.</param>
    /// <param name="useDefault">Whether the default set is to be chosen where it is possible.</param>
    /// <returns>How many sets are left.</returns>
    /// <exception cref="ParameterBindingException">No set is left, or nothing can decide between several.</exception>
    public int Resolve(bool beforeInput, bool useDefault)
    {
        var count = ParameterSets.Count(state.ValidSets);
        return count switch
        {
            0 => throw BindingFailure.AmbiguousParameterSet(),
            1 => ResolveOne(beforeInput, useDefault),
            _ => ResolveSeveral(count, beforeInput, useDefault),
        };
    }

    /// <summary>Drops the sets that cannot take pipeline input any more.</summary>
    /// <returns>True where that changed something.</returns>
    public bool KeepThoseThatTakeInput()
    {
        uint taking = 0;
        foreach (var parameter in state.Unbound)
        {
            foreach (var set in parameter.Sets)
            {
                if (!set.FromPipeline || !set.IsIn(state.ValidSets))
                    continue;
                if (set.InAllSets)
                    return false;
                taking |= set.Flag;
            }
        }

        var kept = state.ValidSets & taking;
        if (taking == 0 || kept == state.ValidSets)
            return false;
        state.ValidSets = kept;
        if (ParameterSets.Count(kept) == 1)
            state.NameSet(kept);
        return true;
    }

    /// <summary>Refuses a cmdlet of several sets of which none has been chosen.</summary>
    /// <exception cref="ParameterBindingException">None has been chosen and there is no default.</exception>
    public void RequireOne()
    {
        if (state.Metadata.SetCount <= 1 || state.ValidSets != ParameterSets.All)
            return;
        if (DefaultSet == 0)
            throw BindingFailure.AmbiguousParameterSet();
        state.ValidSets = DefaultSet;
    }

    private int ResolveSeveral(int count, bool beforeInput, bool useDefault)
    {
        if (!beforeInput && (state.ValidSets & DefaultSet) != 0)
        {
            state.NameSet(DefaultSet);
            if (!useDefault)
                return count;
            state.ValidSets = DefaultSet;
            return 1;
        }

        return beforeInput && SomeTakesInput() ? count : ResolveByMandatory();
    }

    private int ResolveOne(bool beforeInput, bool useDefault)
    {
        var count = 1;
        if (state.ValidSets == ParameterSets.All)
        {
            count = Math.Max(state.Metadata.SetCount, 1);
            if (beforeInput && SomeTakesInput())
            {
                // The pipeline will tell.
            }
            else if (DefaultSet != 0)
            {
                if (useDefault)
                {
                    state.ValidSets = DefaultSet;
                    count = 1;
                }
            }
            else if (count > 1)
            {
                count = ResolveByMandatory();
            }
        }

        state.NameSet(state.ValidSets == ParameterSets.All && DefaultSet != 0 ? DefaultSet : state.ValidSets);
        return count;
    }

    private int ResolveByMandatory()
    {
        var complete = state.ValidSets & state.Metadata.NamedSets;
        foreach (var parameter in state.Unbound)
        {
            foreach (var set in parameter.Sets)
            {
                if (set.Mandatory)
                    complete &= ~set.Flag;
            }
        }

        if (complete == 0 || ParameterSets.Count(complete) != 1)
            throw BindingFailure.AmbiguousParameterSet();
        state.ValidSets = complete;
        state.NameSet(complete);
        return 1;
    }

    private bool SomeTakesInput()
    {
        foreach (var parameter in state.Unbound)
        {
            foreach (var set in parameter.Sets)
            {
                if (set.FromPipeline && set.IsIn(state.ValidSets))
                    return true;
            }
        }

        return false;
    }
}
