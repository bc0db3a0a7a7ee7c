using System.Management.Automation;
using AosOps.Cli.Parsing;

namespace AosOps.Cli.Binding;

/// <summary>Binds the arguments of a command line, and then the objects of the pipeline, to the parameters of one cmdlet.</summary>
internal sealed class ParameterBinder(CommandMetadata metadata, Cmdlet cmdlet, Dictionary<string, object?> bound, bool expectsInput)
{
    private readonly BindingState state = new(metadata, cmdlet, bound);
    private PipelineBinder? pipeline;

    public CommonParameters Common => state.Common;

    /// <summary>Binds the command line.</summary>
    /// <exception cref="ParameterBindingException">It does not fit the parameters.</exception>
    public void BindCommandLine(IReadOnlyList<ArgumentSyntax> arguments)
    {
        var sets = new ParameterSetResolver(state);
        var unbound = NamedBinder.Bind(state, ArgumentPairing.Pair(metadata, arguments));
        unbound = PositionalBinder.Bind(state, unbound, out var failure);
        sets.Resolve(beforeInput: true, useDefault: false);
        RemainingBinder.Bind(state, unbound);
        RefuseUnbound(metadata, unbound, failure);
        Complete(sets);
    }

    /// <summary>Binds an object of the pipeline, in place of the one before.</summary>
    /// <exception cref="ParameterBindingException">It does not fit the parameters.</exception>
    public void BindInput(object? input)
    {
        pipeline ??= new PipelineBinder(state);
        pipeline.Bind(input);
        var missing = MandatoryCheck.Missing(state, expectsInput: false, ParameterSets.Count(state.ValidSets));
        if (missing.Count > 0)
            throw BindingFailure.InputObjectMissingMandatory(input, MandatoryCheck.Names(missing));
    }

    private static void RefuseUnbound(CommandMetadata metadata, List<BoundArgument> unbound, ParameterBindingException? failure)
    {
        if (unbound.Count == 0)
            return;
        if (unbound[0].Name is { } name)
            throw NotFound(metadata, name);
        throw failure ?? BindingFailure.PositionalParameterNotFound(unbound[0].Value);
    }

    private static ParameterBindingException NotFound(CommandMetadata metadata, string name) =>
        BindingFailure.NamedParameterNotFound(name, Suggestion.For(name, [.. metadata.Parameters.Select(parameter => parameter.Name)], prefix: "-"));

    private void Complete(ParameterSetResolver sets)
    {
        var count = sets.Resolve(beforeInput: expectsInput, useDefault: !expectsInput);
        if (count > 1 && expectsInput && sets.KeepThoseThatTakeInput())
            count = sets.Resolve(beforeInput: true, useDefault: false);
        var missing = MandatoryCheck.Missing(state, expectsInput, count);
        if (missing.Count > 0)
            throw BindingFailure.MissingMandatoryParameter(MandatoryCheck.Names(missing));
        if (!expectsInput)
            sets.RequireOne();
    }
}
