namespace AosOps.IO;

/// <summary>Tells a disk without room, a quota that is used up and a file that may not grow from other failures to write.</summary>
internal static class DiskFull
{
    // errno.h: ENOSPC, EDQUOT on Linux; winerror.h: ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL.
    private static ReadOnlySpan<int> Codes => [28, 122, unchecked((int)0x80070027), unchecked((int)0x80070070)];

    /// <summary>Says whether that is why writing failed.</summary>
    public static bool IsCauseOf(IOException cause) => Codes.Contains(cause.HResult);

    /// <summary>
    /// Says whether writing failed because the file may not be so large: by the file system, or by the limit of the process.
    /// .NET gives EFBIG as the wrong length of a file that was to be set, even where one is written to.
    /// </summary>
    public static bool IsLimitOfFile(ArgumentOutOfRangeException cause) => cause.ParamName == "value";
}
