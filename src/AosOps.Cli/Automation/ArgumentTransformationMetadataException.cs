namespace System.Management.Automation;

/// <summary>An argument could not be transformed.</summary>
/// <param name="message">Why.</param>
/// <param name="innerException">The cause, where there is one.</param>
public class ArgumentTransformationMetadataException(string message, Exception? innerException = null)
    : MetadataException(message, innerException);
