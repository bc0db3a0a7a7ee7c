using AosOps.Operations;

namespace AosOps.Helix;

/// <summary>Repairs of owners and modes.</summary>
internal static class FileRepair
{
    /// <summary>The mode of directories and programs: everybody may use them, their owner alone may change them.</summary>
    public const UnixFileMode Ordinary = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>A repair that is a system call.</summary>
    public static InstallationRepair Of(string action, Action apply) => new(action, _ =>
    {
        Apply(action, apply);
        return Task.CompletedTask;
    });

    /// <summary>Makes a change of owner or mode.</summary>
    /// <exception cref="AosException">The system refuses.</exception>
    public static void Apply(string action, Action apply)
    {
        try
        {
            apply();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new AosException(ErrorIds.HelixRepairFailed, FailureKind.PermissionDenied, $"'{action}' failed: {cause.Message}", cause) { Remedy = "Run as root: use sudo." };
        }
    }

    /// <summary>Sets the mode of a file or directory.</summary>
    public static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode);
    }
}
