using System.Runtime.InteropServices;
using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>Sends signals (kill(2)), of which .NET has only the one that kills. Unix only, as are runs in the background.</summary>
internal static partial class ProcessSignal
{
    private const int SignalKill = 9;
    private const int SignalTerminate = 15;
    private const int NoSuchProcess = 3;

    /// <summary>Asks a process to end.</summary>
    /// <exception cref="AosException">The system refuses.</exception>
    public static void Terminate(int processId) => Send(processId, SignalTerminate);

    /// <summary>Ends a process, without its doing.</summary>
    /// <exception cref="AosException">The system refuses.</exception>
    public static void Kill(int processId) => Send(processId, SignalKill);

    private static void Send(int processId, int signal)
    {
        if (Send(processId, signal, out var error) || error == NoSuchProcess)
            return;
        throw new AosException(ErrorIds.ShadowProcessRefused, FailureKind.PermissionDenied, $"Process {processId} cannot be signalled: {Marshal.GetPInvokeErrorMessage(error)}.")
        {
            Remedy = "Run as the user who started the run, or as root.",
        };
    }

    private static bool Send(int processId, int signal, out int error)
    {
        var sent = SendSignal(processId, signal) == 0;
        error = sent ? 0 : Marshal.GetLastPInvokeError();
        return sent;
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SendSignal(int processId, int signal);
}
