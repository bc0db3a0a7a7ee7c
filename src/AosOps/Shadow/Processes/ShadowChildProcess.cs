namespace AosOps.Shadow;

/// <summary>A process that the process of a run started, directly or through others.</summary>
/// <param name="ProcessId">The process id.</param>
/// <param name="ParentId">The process that started it.</param>
/// <param name="Name">The name of its program or script.</param>
/// <param name="CommandLine">Its arguments as one would type them, or null where it has none (a zombie) or they cannot be read.</param>
/// <param name="State">What it is doing.</param>
/// <param name="WaitsFor">What it waits for, as a phrase; null where it does not wait or that cannot be read.</param>
public sealed record ShadowChildProcess(int ProcessId, int ParentId, string Name, string? CommandLine, ShadowProcessState State, string? WaitsFor);
