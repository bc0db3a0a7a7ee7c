using System.Runtime.InteropServices;

namespace AosOps.Benchmarks.Measurement;

/// <summary>The CPU time of all children that have ended, from getrusage(2): exact where /proc has ticks of 10 ms.</summary>
internal static partial class ChildUsage
{
    private const int Children = -1;

    /// <summary>Reads user and system time together.</summary>
    public static TimeSpan Read()
    {
        if (GetUsage(Children, out var usage) != 0)
            throw new InvalidOperationException(Marshal.GetLastPInvokeErrorMessage());
        return usage.User.Span + usage.System.Span;
    }

    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetUsage(int who, out Usage usage);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeValue
    {
        public nint Seconds;
        public nint Microseconds;

        public readonly TimeSpan Span => TimeSpan.FromSeconds(Seconds) + TimeSpan.FromMicroseconds(Microseconds);
    }

    /// <summary>struct rusage: two times and fourteen longs that are not looked at.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private struct Usage
    {
        public TimeValue User;
        public TimeValue System;
    }
}
