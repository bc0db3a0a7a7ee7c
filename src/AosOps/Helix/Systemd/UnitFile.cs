namespace AosOps.Helix;

/// <summary>A unit file or a drop-in.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Assignments">What it assigns, in order.</param>
/// <param name="Faults">Lines that systemd ignores, with why.</param>
/// <param name="EndsInContinuation">Whether its last line ends in a backslash: what should follow is missing.</param>
public sealed record UnitFile(string Path, IReadOnlyList<UnitAssignment> Assignments, IReadOnlyList<string> Faults, bool EndsInContinuation);
