using AosOps.Operations;

namespace AosOps.Helix;

/// <summary>Speaks to systemd through <c>systemctl</c>, which is found on the PATH.</summary>
/// <param name="searchPath">The PATH.</param>
public sealed class Systemctl(string? searchPath)
{
    private static readonly TimeSpan ShowLimit = TimeSpan.FromSeconds(10);

    /// <summary>Times how long systemd has to answer.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    private readonly SystemProgram program = new("systemctl", searchPath);

    /// <summary>Asks how a unit is.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="token">Ends the call.</param>
    /// <returns>Its state.</returns>
    /// <exception cref="AosException">systemctl is not installed, fails, or does not answer.</exception>
    public async Task<UnitRunState> ShowAsync(string unit, CancellationToken token)
    {
        using var limit = new CancellationTokenSource(ShowLimit, Clock);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(token, limit.Token);
        try
        {
            return UnitRunState.Parse(await program.RunAsync(["show", "--no-pager", "--property=" + UnitRunState.Properties, "--", unit], waiting.Token));
        }
        catch (OperationCanceledException cause) when (!token.IsCancellationRequested)
        {
            throw new AosException(ErrorIds.ProgramFailed, FailureKind.TimedOut, $"systemd did not answer within {ShowLimit.TotalSeconds:0} s.", cause)
            {
                Remedy = "Look at the machine's own journal: journalctl -b -p err.",
            };
        }
    }

    /// <summary>Restarts a unit; ends when systemd considers it started, or failed.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="token">Ends the call.</param>
    /// <returns>A task that ends with it.</returns>
    /// <exception cref="AosException">systemctl is not installed, or fails.</exception>
    public Task RestartAsync(string unit, CancellationToken token) => program.RunAsync(["restart", "--", unit], token);

    /// <summary>Lets a unit be started on boot.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="root">The file system in which it is.</param>
    /// <param name="token">Ends the call.</param>
    /// <returns>A task that ends with it.</returns>
    /// <exception cref="AosException">systemctl is not installed, or fails.</exception>
    public Task EnableAsync(string unit, RootDirectory root, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(root);
        return program.RunAsync(root.IsHost ? ["enable", "--", unit] : ["--root=" + root.Path, "enable", "--", unit], token);
    }

    /// <summary>Makes systemd read all unit files again.</summary>
    /// <param name="token">Ends the call.</param>
    /// <returns>A task that ends with it.</returns>
    /// <exception cref="AosException">systemctl is not installed, or fails.</exception>
    public Task ReloadAsync(CancellationToken token) => program.RunAsync(["daemon-reload"], token);

    /// <summary>Starts a unit that has failed, after its count of failures was reset.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="token">Ends the call.</param>
    /// <returns>A task that ends with it.</returns>
    /// <exception cref="AosException">systemctl is not installed, or fails.</exception>
    public async Task StartAfreshAsync(string unit, CancellationToken token)
    {
        await program.RunAsync(["reset-failed", "--", unit], token);
        await program.RunAsync(["restart", "--", unit], token);
    }
}
