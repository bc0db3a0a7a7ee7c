using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AosOps.IO;

/// <summary>Gives files to other users, which .NET cannot.</summary>
internal static partial class FileOwnership
{
    /// <summary>Gives a file or directory to a user and group; a symbolic link is followed.</summary>
    /// <exception cref="UnauthorizedAccessException">The system refuses.</exception>
    public static void Change(string path, uint userId, uint groupId)
    {
        if (ChangeOwner(path, userId, groupId) != 0)
            throw new UnauthorizedAccessException($"'{path}' cannot be given to user {userId}: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    /// <summary>Gives an open file to a user and group.</summary>
    /// <returns>False where the system refuses; <see cref="Marshal.GetLastPInvokeError"/> says why.</returns>
    public static bool TryChange(SafeFileHandle file, FileOwner owner) => ChangeOwner(file, owner.UserId, owner.GroupId) == 0;

    [LibraryImport("libc", EntryPoint = "fchown", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ChangeOwner(SafeFileHandle file, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ChangeOwner(string path, uint user, uint group);
}
