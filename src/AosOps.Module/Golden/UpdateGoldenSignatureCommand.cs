using System.Management.Automation;
using System.Security;
using AosOps.Golden.Signatures;

namespace AosOps.Commands;

/// <summary>Signs golden files under a new secret: the rotation of the key.</summary>
/// <remarks>
/// <para>What is valid under the old secret is signed under the new one, in the form in which it is signed, and reported
/// as Rotated. What is valid under the new one already is reported as Valid. The rest (Invalid, Unsigned, Orphaned,
/// Unreadable) is reported and left alone: a rotation must not make valid what was not.</para>
/// <para>A rotation that is interrupted leaves each golden file valid under exactly one of the two secrets; the same
/// command completes it. The engine and everybody who tests signatures need the new secret from then on. Signatures in
/// archives stay under the old one: keep it, and rotate what is restored.</para>
/// <para>The old secret is taken from -OldSecret, from -OldSecretFile, or from the environment variable GOLDEN_SECRET; the
/// new one from -NewSecret or -NewSecretFile. An empty secret is refused. Each directory gets two lines in the retention
/// log: what is about to be done, and what was done.</para>
/// </remarks>
/// <example>
///   <code>Update-GoldenSignature -OldSecretFile /run/secrets/golden -NewSecretFile /run/secrets/golden.next</code>
///   <para>Rotates the key of all monitored directories. It asks once a directory.</para>
/// </example>
/// <example>
///   <code>Update-GoldenSignature /var/lib/aos/golden -NewSecret (Read-Host -AsSecureString) -WhatIf</code>
///   <para>Shows what would be signed anew, and what would be left alone, if the secret in GOLDEN_SECRET were replaced.</para>
/// </example>
/// <example>
///   <code>Update-GoldenSignature -NewSecretFile ./next -Confirm:$false | Where-Object Outcome -notin Rotated, Valid</code>
///   <para>Rotates without questions and shows what was left alone.</para>
/// </example>
[Cmdlet(VerbsData.Update, "GoldenSignature", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = ByPath)]
[OutputType(typeof(GoldenSignature))]
public sealed class UpdateGoldenSignatureCommand : SignatureCommand
{
    /// <summary>The old secret, as a SecureString.</summary>
    [Parameter]
    [Secret]
    public SecureString? OldSecret { get; set; }

    /// <summary>A file that holds the old secret. A line end at its end is not part of the secret.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OldSecretFile { get; set; }

    /// <summary>The new secret, as a SecureString.</summary>
    [Parameter]
    [Secret]
    public SecureString? NewSecret { get; set; }

    /// <summary>A file that holds the new secret. A line end at its end is not part of the secret.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? NewSecretFile { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        using var old = TakeSecret(nameof(OldSecret), OldSecret, OldSecretFile, inVariable: true);
        if (old is null)
            return;
        using var next = TakeSecret(nameof(NewSecret), NewSecret, NewSecretFile, inVariable: false);
        if (next is null)
            return;
        if (Await(null, (_, _) => Task.FromResult(GoldenSignatureChange.Rotate(old, next))) is { } change)
            Apply(change);
    }
}
