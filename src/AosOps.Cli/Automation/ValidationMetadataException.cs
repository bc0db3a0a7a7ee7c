namespace System.Management.Automation;

/// <summary>An argument is not valid.</summary>
/// <param name="message">Why.</param>
/// <param name="innerException">The cause, where there is one.</param>
public class ValidationMetadataException(string message, Exception? innerException = null) : MetadataException(message, innerException);
