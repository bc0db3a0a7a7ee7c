using System.Management.Automation;
using System.Security;

namespace AosOps.Commands;

/// <summary>
/// Refuses everything but a SecureString. The hosts would refuse a text too, but repeat it in their error, and so in
/// logs and transcripts.
/// </summary>
public sealed class SecretAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) as SecureString
        ?? throw new ArgumentTransformationMetadataException(
            "A secret is never given as text, which remains in histories and process lists. Give a SecureString, as Read-Host -AsSecureString does, or a file.");
}
