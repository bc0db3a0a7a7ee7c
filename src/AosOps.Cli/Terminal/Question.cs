using System.Management.Automation;
using AosOps.Cli.Execution;
using AosOps.Cli.Rendering;

namespace AosOps.Cli.Terminal;

/// <summary>Asks a question on the terminal.</summary>
internal static class Question
{
    /// <summary>Asks until the answer is one of those offered; just Enter is yes, as in PowerShell.</summary>
    /// <exception cref="RuntimeException">There is nobody to answer.</exception>
    public static Answer Ask(Utf8Output screen, string caption, string question, bool forAll)
    {
        if (Console.IsInputRedirected)
            throw NobodyThere(question);
        screen.WriteLine(caption);
        screen.WriteLine(question);
        while (true)
        {
            screen.Write(forAll ? "[Y] Yes  [A] Yes to All  [N] No  [L] No to All  (default is \"Y\"): " : "[Y] Yes  [N] No  (default is \"Y\"): ");
            screen.Flush();
            if (Console.ReadLine() is not { } line)
                throw NobodyThere(question);
            if (Meaning(line.Trim(), forAll) is { } answer)
                return answer;
        }
    }

    private static Answer? Meaning(string line, bool forAll) => line.ToUpperInvariant() switch
    {
        "" or "Y" or "YES" => Answer.Yes,
        "N" or "NO" => Answer.No,
        "A" when forAll => Answer.YesToAll,
        "L" when forAll => Answer.NoToAll,
        _ => null,
    };

    private static TerminatingErrorException NobodyThere(string question)
    {
        var cause = new InvalidOperationException($"Nobody is there to answer: {question}");
        return new TerminatingErrorException(new ErrorRecord(cause, "ConfirmationNotPossible", ErrorCategory.InvalidOperation, targetObject: null)
        {
            ErrorDetails = new ErrorDetails(cause.Message) { RecommendedAction = "Give -Confirm:false to go ahead without asking, or -WhatIf to see what would happen." },
        });
    }
}
