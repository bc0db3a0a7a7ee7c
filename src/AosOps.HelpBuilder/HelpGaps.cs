namespace AosOps.HelpBuilder;

/// <summary>Finds what an operator would miss in the help of a cmdlet.</summary>
internal static class HelpGaps
{
    private const int NeededExamples = 2;

    /// <summary>The gaps, as sentences.</summary>
    public static IEnumerable<string> Of(CmdletHelp cmdlet)
    {
        if (cmdlet.Synopsis.Length == 0)
            yield return $"{cmdlet.Name} has no synopsis (<summary> of the class).";
        if (cmdlet.Description.Count == 0)
            yield return $"{cmdlet.Name} has no description (<remarks> of the class).";
        if (cmdlet.Outputs.Count == 0)
            yield return $"{cmdlet.Name} does not say what it writes ([OutputType]).";
        if (cmdlet.Examples.Count < NeededExamples)
            yield return $"{cmdlet.Name} has {cmdlet.Examples.Count} of {NeededExamples} examples (<example>).";
        foreach (var example in cmdlet.Examples.Where(example => example.Code.Length == 0 || example.Remarks.Count == 0))
            yield return $"{cmdlet.Name} has an example without <code> or without <para>: '{example.Code}'.";
        foreach (var parameter in cmdlet.Parameters.Where(parameter => parameter.Description.Count == 0))
            yield return $"{cmdlet.Name} -{parameter.Name} has no description (<summary> of the property).";
    }
}
