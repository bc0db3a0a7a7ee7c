namespace AosOps.Shadow;

/// <summary>Where and for what a process waits.</summary>
/// <param name="State">What it was doing at that moment.</param>
/// <param name="Function">The function of the kernel, or null.</param>
/// <param name="Reason">The reason as a phrase, or null.</param>
internal readonly record struct ProcessWait(ShadowProcessState State, string? Function, string? Reason);
