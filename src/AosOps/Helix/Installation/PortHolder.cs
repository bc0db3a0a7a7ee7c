namespace AosOps.Helix;

/// <summary>Who listens on a port.</summary>
/// <param name="User">The id of the user who opened the socket.</param>
/// <param name="ProcessId">The process, or null where it cannot be seen.</param>
/// <param name="CommandLine">Its arguments; empty where it cannot be seen.</param>
/// <param name="Unit">The unit of systemd that it belongs to, or null.</param>
internal sealed record PortHolder(uint User, int? ProcessId, IReadOnlyList<string> CommandLine, string? Unit);
