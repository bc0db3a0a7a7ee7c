using System.Management.Automation;
using AosOps.Golden.Signatures;

namespace AosOps.Commands;

/// <summary>Says of every golden file whether its content is what was signed.</summary>
/// <remarks>
/// <para>The signature of a golden file is the HMAC-SHA256 of its bytes under a secret, in a file beside it with .sig at
/// the end of its name. Older golden files of the engine hold it inside, as the member signature of their JSON object.</para>
/// <para>The outcome is Valid; Invalid: the content was changed after it was signed, or it was signed under another
/// secret; Unsigned; Orphaned: the golden file of a signature is not there; Unreadable. In aosops the exit code is 1 as
/// soon as one golden file is Invalid, Unsigned or Unreadable.</para>
/// <para>The secret is taken from -Secret, from -SecretFile, or from the environment variable GOLDEN_SECRET. An empty
/// secret is refused.</para>
/// </remarks>
/// <example>
///   <code>Test-GoldenSignature | Where-Object Outcome -ne Valid</code>
///   <para>Tests all monitored directories under the secret in GOLDEN_SECRET, and shows what cannot be trusted.</para>
/// </example>
/// <example>
///   <code>Test-GoldenSignature /var/lib/aos/golden -SecretFile /run/secrets/golden</code>
///   <para>Tests the golden files of the engine under the secret in a file.</para>
/// </example>
/// <example>
///   <code>Get-GoldenFile -RunId 'run-2*' | Test-GoldenSignature -Secret (Read-Host -AsSecureString)</code>
///   <para>Tests some golden files; the secret is typed and leaves no trace.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "GoldenSignature", DefaultParameterSetName = ByPath)]
[OutputType(typeof(GoldenSignature))]
public sealed class TestGoldenSignatureCommand : SecretCommand
{
    /// <inheritdoc/>
    protected override void Process(GoldenSecret secret)
    {
        var paths = FindPaths();
        Stream(null, (observer, token) => GoldenSignatureTester.TestAsync(paths, secret, observer, token));
    }
}
