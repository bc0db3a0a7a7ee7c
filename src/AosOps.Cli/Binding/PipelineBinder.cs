using System.Management.Automation;

namespace AosOps.Cli.Binding;

/// <summary>Binds the objects of the pipeline: by value, then by property name, first as they are, then with conversion.</summary>
internal sealed class PipelineBinder(BindingState state)
{
    private static readonly Attempt[] Attempts =
    [
        new(ByName: false, Convert: false),
        new(ByName: true, Convert: false),
        new(ByName: false, Convert: true),
        new(ByName: true, Convert: true),
    ];

    private readonly uint initialSets = state.ValidSets;
    private readonly ParameterSetResolver sets = new(state);
    private readonly List<(ParameterMetadata Parameter, object? Initial)> given = [];

    /// <summary>Binds an object in place of the one before.</summary>
    /// <exception cref="ParameterBindingException">It fits no parameter, or is refused by one.</exception>
    public void Bind(object? input)
    {
        Restore();
        var succeeded = false;
        try
        {
            var any = state.PreferredSet != 0 && Try(input, state.PreferredSet, resolve: false);
            if (!any)
                any = Try(input, state.ValidSets, resolve: true);
            sets.Resolve(beforeInput: false, useDefault: true);
            sets.RequireOne();
            if (!any)
                throw BindingFailure.InputObjectNotBound(input);
            succeeded = true;
        }
        finally
        {
            // What a refused object left behind must not be seen when the cmdlet ends.
            if (!succeeded)
                Restore();
        }
    }

    private void Restore()
    {
        foreach (var (parameter, initial) in given)
        {
            parameter.Set(state.Target(parameter), initial);
            state.Unbound.Add(parameter);
        }

        given.Clear();
        state.ValidSets = initialSets;
    }

    private bool Try(object? input, uint validSets, bool resolve)
    {
        var any = false;
        foreach (var attempt in Attempts)
        {
            if (!TryPreferringDefault(input, validSets, attempt))
                continue;
            any = true;
            if (!resolve)
                continue;
            sets.Resolve(beforeInput: true, useDefault: true);
            validSets = state.ValidSets;
        }

        return any;
    }

    private bool TryPreferringDefault(object? input, uint validSets, Attempt attempt)
    {
        var preferred = validSets & state.Metadata.DefaultSet;
        return (preferred != 0 && TryIn(input, preferred, attempt)) || TryIn(input, validSets & ~preferred, attempt);
    }

    private bool TryIn(object? input, uint validSets, Attempt attempt)
    {
        var any = false;
        for (var i = state.Unbound.Count - 1; i >= 0; i--)
        {
            var parameter = state.Unbound[i];
            if (parameter.FromPipeline && Takes(parameter, validSets, attempt.ByName) && TryBind(input, parameter, attempt))
                any = true;
        }

        return any;
    }

    private static bool Takes(ParameterMetadata parameter, uint validSets, bool byName)
    {
        foreach (var set in parameter.Sets)
        {
            if (set.IsIn(validSets) && (byName ? set.ByPropertyName : set.ByValue))
                return true;
        }

        return false;
    }

    private bool TryBind(object? input, ParameterMetadata parameter, Attempt attempt)
    {
        var value = input;
        if (attempt.ByName && !InputProperty.TryGet(input, parameter, out value))
            return false;
        var initial = parameter.Get(state.Target(parameter));
        try
        {
            if (!ArgumentBinder.Bind(state, parameter, value, attempt.Convert))
                return false;
        }
        catch (ParameterBindingException failure) when (BindingFailure.LeavesOtherParameters(failure))
        {
            return false;
        }

        given.Add((parameter, initial));
        return true;
    }

    private readonly record struct Attempt(bool ByName, bool Convert);
}
