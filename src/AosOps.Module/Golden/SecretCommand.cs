using System.Management.Automation;
using System.Security;
using AosOps.Golden.Signatures;

namespace AosOps.Commands;

/// <summary>The base of the cmdlets for signatures that need the secret in force.</summary>
public abstract class SecretCommand : SignatureCommand
{
    /// <summary>The secret, as a SecureString.</summary>
    [Parameter]
    [Secret]
    public SecureString? Secret { get; set; }

    /// <summary>A file that holds the secret. A line end at its end is not part of the secret.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SecretFile { get; set; }

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        using var secret = TakeSecret(nameof(Secret), Secret, SecretFile, inVariable: true);
        if (secret is not null)
            Process(secret);
    }

    /// <summary>Does the work under the secret.</summary>
    /// <param name="secret">The secret; it is disposed of afterwards.</param>
    protected abstract void Process(GoldenSecret secret);
}
