namespace AosOps.HelpBuilder;

/// <summary>One way to call a cmdlet: its parameters, in the order in which the syntax shows them.</summary>
internal sealed record ParameterSetHelp(string Name, IReadOnlyList<(ParameterHelp Parameter, ParameterBinding Binding)> Members);
