namespace AosOps.IO;

/// <summary>Tells a disk without room, a quota that is used up and a file that may not grow from other failures to write.</summary>
internal static class DiskFull
{
    // errno.h: EFBIG, ENOSPC, EDQUOT on Linux; winerror.h: ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL.
    private static ReadOnlySpan<int> Codes => [27, 28, 122, unchecked((int)0x80070027), unchecked((int)0x80070070)];

    /// <summary>Says whether that is why writing failed.</summary>
    public static bool IsCauseOf(IOException cause) => Codes.Contains(cause.HResult);
}
