using System.Runtime.InteropServices;

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

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ChangeOwner(string path, uint user, uint group);
}
