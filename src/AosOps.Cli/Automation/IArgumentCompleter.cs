using System.Collections;
using System.Management.Automation.Language;

namespace System.Management.Automation;

/// <summary>Completes the values of a parameter.</summary>
public interface IArgumentCompleter
{
    /// <summary>Completes a word.</summary>
    /// <param name="commandName">The cmdlet.</param>
    /// <param name="parameterName">The parameter.</param>
    /// <param name="wordToComplete">What has been typed of the value.</param>
    /// <param name="commandAst">The command line as a syntax tree; empty in this host.</param>
    /// <param name="fakeBoundParameters">The parameters that have been typed, by name.</param>
    /// <returns>The completions.</returns>
    IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters);
}
