using System.Management.Automation;
using AosOps.Golden.Signatures;
using AosOps.Operations;

namespace AosOps.Commands.Views;

/// <summary>How signatures are shown.</summary>
public static class GoldenSignatureView
{
    /// <summary>What was found of a signature or done with it, coloured.</summary>
    /// <param name="value">A <see cref="GoldenSignature"/>.</param>
    /// <returns>The text.</returns>
    public static string OutcomeString(PSObject value) =>
        value?.BaseObject is GoldenSignature signature ? StateColor.Paint(((IVerdict)signature).Verdict, signature.Outcome.ToString()) : "";
}
