using AosOps.Operations;

namespace AosOps.Helix;

/// <summary>Checks what systemd says of a unit: that it runs, does not fail again and again, and was read after its files changed.</summary>
internal sealed class RunStateCheck(InstallationContext context)
{
    private const string Name = "Running";
    private const string ReloadName = "Reload";
    private const int ManyRestarts = 3;

    /// <summary>Checks a unit.</summary>
    public async Task<IReadOnlyList<InstallationFinding>> CheckAsync(string unit, CancellationToken token)
    {
        if (context.Systemctl is not { } systemctl)
            return [InstallationFinding.Skipped(unit, Name, unit, Unasked())];
        try
        {
            var state = await systemctl.ShowAsync(unit, token);
            return [CheckReload(unit, state, systemctl), CheckRunning(unit, state, systemctl)];
        }
        catch (AosException failure)
        {
            return [InstallationFinding.Fault(unit, Name, unit, $"Whether {unit} runs cannot be told: {failure.Message}", failure.Remedy, status: CheckStatus.Warning)];
        }
    }

    private string Unasked() => context.Root.IsHost
        ? "systemd does not run here, so that only files and processes were checked: whether the unit has failed cannot be told."
        : $"Only the files below {context.Root.Path} were checked: systemd speaks of the machine that runs.";

    private static InstallationFinding CheckReload(string unit, UnitRunState state, Systemctl systemctl) => state.NeedsReload
        ? InstallationFinding.Fault(
            unit, ReloadName, unit, $"The files of {unit} have changed since systemd read them.", $"sudo systemctl daemon-reload && sudo systemctl restart {unit}",
            new InstallationRepair("systemctl daemon-reload", systemctl.ReloadAsync, RepairStage.Reload), CheckStatus.Warning)
        : InstallationFinding.Healthy(unit, ReloadName, unit, "systemd has read the files as they are.");

    private static InstallationFinding CheckRunning(string unit, UnitRunState state, Systemctl systemctl)
    {
        var repair = new InstallationRepair($"systemctl reset-failed {unit}; systemctl restart {unit}", token => systemctl.StartAfreshAsync(unit, token), RepairStage.Start);
        var afresh = $"sudo systemctl reset-failed {unit} && sudo systemctl restart {unit}";
        var ended = state.Failure is { } failure ? $"it ended ({failure})" : "it ended";
        var log = $"Its log says why: journalctl -u {unit} -n 50.";
        return state switch
        {
            { IsRestartedAgain: true } => InstallationFinding.Fault(
                unit, Name, unit, $"{unit} is in a restart loop: {ended}, and systemd starts it again and again ({state.Restarts} times so far). {log}", afresh, repair),
            { ActiveState: "failed", Restarts: > 0 } or { Result: "start-limit-hit" } => InstallationFinding.Fault(
                unit, Name, unit, $"{unit} was in a restart loop: {ended}, and systemd has given up. {log}", afresh, repair),
            { ActiveState: "failed" } => InstallationFinding.Fault(unit, Name, unit, $"{unit} has failed: {ended}. {log}", afresh, repair),
            { ActiveState: not ("active" or "activating" or "reloading") } => InstallationFinding.Fault(
                unit, Name, unit, $"{unit} does not run ({state.ActiveState}).", $"sudo systemctl restart {unit}", repair),
            { Restarts: >= ManyRestarts } => InstallationFinding.Fault(
                unit, Name, unit, $"{unit} runs, but systemd had to restart it {state.Restarts} times. {log}", $"sudo systemctl reset-failed {unit}", status: CheckStatus.Warning),
            _ => InstallationFinding.Healthy(unit, Name, unit, $"{unit} is {state.ActiveState} ({state.SubState}{(state.MainProcessId is { } process ? $", process {process}" : "")})."),
        };
    }
}
