namespace AosOps.Workflow;

/// <summary>One line of the audit log of the emergency stop.</summary>
/// <param name="Time">When.</param>
/// <param name="User">Who.</param>
/// <param name="Host">On which machine.</param>
/// <param name="Action">What.</param>
/// <param name="Reason">Why, or null.</param>
public sealed record EmergencyStopEvent(DateTimeOffset Time, string User, string Host, EmergencyStopAction Action, string? Reason);
