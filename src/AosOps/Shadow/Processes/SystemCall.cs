using System.Runtime.InteropServices;

namespace AosOps.Shadow;

/// <summary>The system calls in which processes wait, by their numbers in <c>asm/unistd.h</c>.</summary>
internal static class SystemCall
{
    /// <summary>Names a call.</summary>
    /// <returns>The name, or null where it is not one in which processes usually wait, or the architecture is not known.</returns>
    public static string? Name(long number, Architecture architecture) => architecture switch
    {
        Architecture.X64 => NameOnX64(number),
        Architecture.Arm64 => NameOnArm64(number),
        _ => null,
    };

    private static string? NameOnX64(long number) => number switch
    {
        0 => "read",
        1 => "write",
        2 => "open",
        3 => "close",
        7 => "poll",
        17 => "pread64",
        18 => "pwrite64",
        19 => "readv",
        20 => "writev",
        23 => "select",
        34 => "pause",
        35 => "nanosleep",
        42 => "connect",
        43 => "accept",
        44 => "sendto",
        45 => "recvfrom",
        46 => "sendmsg",
        47 => "recvmsg",
        61 => "wait4",
        72 => "fcntl",
        73 => "flock",
        74 => "fsync",
        75 => "fdatasync",
        128 => "rt_sigtimedwait",
        130 => "rt_sigsuspend",
        202 => "futex",
        230 => "clock_nanosleep",
        232 => "epoll_wait",
        247 => "waitid",
        257 => "openat",
        270 => "pselect6",
        271 => "ppoll",
        281 => "epoll_pwait",
        288 => "accept4",
        _ => null,
    };

    private static string? NameOnArm64(long number) => number switch
    {
        22 => "epoll_pwait",
        25 => "fcntl",
        32 => "flock",
        56 => "openat",
        57 => "close",
        63 => "read",
        64 => "write",
        65 => "readv",
        66 => "writev",
        67 => "pread64",
        68 => "pwrite64",
        72 => "pselect6",
        73 => "ppoll",
        82 => "fsync",
        83 => "fdatasync",
        95 => "waitid",
        98 => "futex",
        101 => "nanosleep",
        115 => "clock_nanosleep",
        133 => "rt_sigsuspend",
        137 => "rt_sigtimedwait",
        202 => "accept",
        203 => "connect",
        206 => "sendto",
        207 => "recvfrom",
        211 => "sendmsg",
        212 => "recvmsg",
        242 => "accept4",
        260 => "wait4",
        _ => null,
    };
}
