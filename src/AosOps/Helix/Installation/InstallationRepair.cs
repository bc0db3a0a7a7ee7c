namespace AosOps.Helix;

/// <summary>How a fault of the installation is mended.</summary>
/// <param name="Action">What is done, as a command or a phrase.</param>
/// <param name="ApplyAsync">Does it.</param>
public sealed record InstallationRepair(string Action, Func<CancellationToken, Task> ApplyAsync);
