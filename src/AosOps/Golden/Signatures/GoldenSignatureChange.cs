using AosOps.Golden.Retention;
using AosOps.Operations;

namespace AosOps.Golden.Signatures;

/// <summary>What is to be done with signatures.</summary>
public sealed class GoldenSignatureChange
{
    private readonly bool replacesInvalid;

    private GoldenSignatureChange(GoldenSecret[] secrets, GoldenSignatureOutcome outcome, RetentionAction action, bool replacesInvalid, GoldenSignatureForm form)
    {
        Secrets = secrets;
        Outcome = outcome;
        Action = action;
        Form = form;
        this.replacesInvalid = replacesInvalid;
    }

    /// <summary>The secrets under which a signature may be valid. The last is the one under which is signed.</summary>
    internal IReadOnlyList<GoldenSecret> Secrets { get; }

    /// <summary>What a change gives.</summary>
    internal GoldenSignatureOutcome Outcome { get; }

    /// <summary>What the retention log calls it.</summary>
    internal RetentionAction Action { get; }

    /// <summary>The cmdlet, for whoever finds the lock taken.</summary>
    internal string Command => Action == RetentionAction.Rotate ? "Update-GoldenSignature" : "Protect-GoldenFile";

    /// <summary>What is done with a golden file, for whoever is asked.</summary>
    internal string Description => Action == RetentionAction.Rotate ? "Sign under the new secret" : "Sign";

    /// <summary>Where a golden file that has no signature gets one.</summary>
    internal GoldenSignatureForm Form { get; }

    /// <summary>Signs what has no signature. What is valid stays as it is.</summary>
    /// <param name="secret">The secret. The caller disposes of it.</param>
    /// <param name="replaceInvalid">Whether signatures that are not valid are replaced; otherwise they are reported and left alone.</param>
    /// <param name="form">Where the signature of a golden file that has none is put.</param>
    /// <returns>The change.</returns>
    public static GoldenSignatureChange Sign(GoldenSecret secret, bool replaceInvalid = false, GoldenSignatureForm form = GoldenSignatureForm.Beside) =>
        new([secret], GoldenSignatureOutcome.Signed, RetentionAction.Sign, replaceInvalid, form);

    /// <summary>
    /// Signs under a new secret what is valid under the old one, in the form in which it is signed. What is valid under
    /// the new one already, as after an interrupted rotation, stays as it is; the rest is reported and left alone.
    /// </summary>
    /// <param name="oldSecret">The old secret. The caller disposes of it.</param>
    /// <param name="newSecret">The new secret. The caller disposes of it.</param>
    /// <returns>The change.</returns>
    /// <exception cref="AosException">The two are the same (<see cref="ErrorIds.SecretUnchanged"/>).</exception>
    public static GoldenSignatureChange Rotate(GoldenSecret oldSecret, GoldenSecret newSecret)
    {
        ArgumentNullException.ThrowIfNull(oldSecret);
        if (oldSecret.IsSame(newSecret))
        {
            throw new AosException(ErrorIds.SecretUnchanged, FailureKind.InvalidArgument, "The new secret is the old one.")
            {
                Remedy = "Give another new secret, for example one that openssl rand -hex 32 makes.",
            };
        }

        return new GoldenSignatureChange([oldSecret, newSecret], GoldenSignatureOutcome.Rotated, RetentionAction.Rotate, replacesInvalid: false, GoldenSignatureForm.Beside);
    }

    /// <summary>What the operator gets of a golden file that is left alone.</summary>
    internal GoldenSignature Describe(SignatureEvidence evidence)
    {
        var signature = evidence.ToSignature();
        if (evidence.Outcome != GoldenSignatureOutcome.Valid)
            return signature;
        return signature with { Message = Action == RetentionAction.Rotate ? "It is valid under the new secret already." : "It is valid already." };
    }

    /// <summary>Says whether a golden file of which this was found is signed.</summary>
    internal bool Concerns(SignatureEvidence evidence) => Action == RetentionAction.Rotate
        ? evidence.VerifiedBy == 0
        : evidence.Outcome == GoldenSignatureOutcome.Unsigned || (evidence.Outcome == GoldenSignatureOutcome.Invalid && replacesInvalid);
}
