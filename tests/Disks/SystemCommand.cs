using System.ComponentModel;
using System.Diagnostics;

namespace AosOps.Disks;

/// <summary>Programs of the system that a test needs.</summary>
internal static class SystemCommand
{
    /// <summary>Runs a program to its end.</summary>
    /// <returns>False where it failed, or is not installed.</returns>
    public static bool Succeeds(string program, params string[] words)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, words) { UseShellExecute = false, RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
