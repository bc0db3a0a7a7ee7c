using System.Runtime.InteropServices;
using AosOps.Operations;

namespace AosOps.Helix;

/// <summary>A check of the installation, with its repair where this program can mend what it found.</summary>
/// <param name="Check">The check.</param>
/// <param name="Repair">The repair, or null.</param>
public sealed record InstallationFinding(HelixInstallationCheck Check, InstallationRepair? Repair = null)
{
    // errno.h: EACCES.
    private const int PermissionDenied = 13;

    /// <summary>What tells a finding from the others, before and after a repair.</summary>
    internal (string Unit, string Check, string Subject) Key => (Check.Unit, Check.Check, Check.Subject);

    /// <summary>All is well.</summary>
    internal static InstallationFinding Healthy(string unit, string check, string subject, string message) =>
        Of(unit, check, subject, CheckStatus.Healthy, message);

    /// <summary>It cannot be told.</summary>
    internal static InstallationFinding Skipped(string unit, string check, string subject, string message) =>
        Of(unit, check, subject, CheckStatus.Skipped, message);

    /// <summary>Something is wrong.</summary>
    internal static InstallationFinding Fault(
        string unit, string check, string subject, string message, string? remedy, InstallationRepair? repair = null, CheckStatus status = CheckStatus.Critical) =>
        new(Of(unit, check, subject, status, message).Check with { Remedy = remedy }, repair);

    /// <summary>Whether the file that was just looked for may be there, and this user may only not see it.</summary>
    internal static bool IsHidden => Marshal.GetLastPInvokeError() == PermissionDenied;

    /// <summary>This user may not see it.</summary>
    internal static InstallationFinding Hidden(string unit, string check, string path) =>
        Fault(unit, check, path, $"{path} cannot be looked at by this user.", "sudo aosops Test-HelixInstallation", status: CheckStatus.Warning);

    private static InstallationFinding Of(string unit, string check, string subject, CheckStatus status, string message) =>
        new(new HelixInstallationCheck { Unit = unit, Check = check, Subject = subject, Status = status, Message = message });
}
