using System.Management.Automation;
using AosOps.Golden.Signatures;

namespace AosOps.Commands;

/// <summary>Signs golden files, so that a change of them is found.</summary>
/// <remarks>
/// <para>The signature is the HMAC-SHA256 of the golden file's bytes under a secret. It is put into a file beside it with
/// .sig at the end of its name, mode 0640 and the golden file's owner; with -Form Inside into the golden file itself,
/// which only the engine's older golden files (one JSON object) provide for.</para>
/// <para>What is signed and valid stays as it is. What is signed and not valid is reported as Invalid and left alone: it
/// was changed, or signed under another secret, and to sign it would hide that. -Force signs it all the same.</para>
/// <para>The secret is taken from -Secret, from -SecretFile, or from the environment variable GOLDEN_SECRET. An empty
/// secret is refused. Each directory gets two lines in the retention log: what is about to be done, and what was done.</para>
/// </remarks>
/// <example>
///   <code>Protect-GoldenFile -SecretFile /run/secrets/golden</code>
///   <para>Signs every golden file of the monitored directories that has no signature.</para>
/// </example>
/// <example>
///   <code>Get-GoldenFile -Kind Shadow | Protect-GoldenFile -Secret (Read-Host -AsSecureString) -WhatIf</code>
///   <para>Shows which golden files of shadow runs would be signed.</para>
/// </example>
/// <example>
///   <code>Protect-GoldenFile /var/lib/aos/golden/run-17.steps.jsonl -Force</code>
///   <para>Signs a golden file whose signature is not valid, after somebody has found out why.</para>
/// </example>
[Cmdlet(VerbsSecurity.Protect, "GoldenFile", SupportsShouldProcess = true, DefaultParameterSetName = ByPath)]
[OutputType(typeof(GoldenSignature))]
public sealed class ProtectGoldenFileCommand : SecretCommand
{
    /// <summary>Where the signature of a golden file that has none is put: Beside, which is the default, or Inside.</summary>
    [Parameter]
    public GoldenSignatureForm Form { get; set; }

    /// <summary>Also replaces signatures that are not valid.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void Process(GoldenSecret secret) => Apply(GoldenSignatureChange.Sign(secret, Force, Form));
}
