namespace System.Management.Automation;

/// <summary>An attribute of a parameter refused an argument.</summary>
/// <param name="message">Why.</param>
/// <param name="innerException">The cause, where there is one.</param>
public class MetadataException(string message, Exception? innerException = null) : RuntimeException(message, innerException);
