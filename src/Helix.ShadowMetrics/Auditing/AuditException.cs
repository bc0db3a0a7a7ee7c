namespace Helix.ShadowMetrics.Auditing;

/// <summary>The audit trail cannot be written.</summary>
internal sealed class AuditException(string message, Exception? innerException = null) : Exception(message, innerException);
