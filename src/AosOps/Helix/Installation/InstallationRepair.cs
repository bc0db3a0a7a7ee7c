namespace AosOps.Helix;

/// <summary>How a fault of the installation is mended.</summary>
/// <param name="Action">What is done, as a command or a phrase.</param>
/// <param name="ApplyAsync">Does it.</param>
/// <param name="Stage">What has to be mended before.</param>
public sealed record InstallationRepair(string Action, Func<CancellationToken, Task> ApplyAsync, RepairStage Stage = RepairStage.Files);
