using System.Diagnostics;
using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>
/// Starts a run as a process of its own: in a session of its own, so that it outlives the shell and its terminal, and with
/// what goes wrong appended to the run's log. The process is the <c>aosops</c> program, whichever host starts it.
/// </summary>
/// <param name="emergencyStop">Says why no workflow may run, or null where they may.</param>
/// <param name="clock">Times the wait for the run's first sign of life.</param>
public sealed class ShadowRunLauncher(Func<string?> emergencyStop, TimeProvider clock)
{
    /// <summary>The environment variable that names the webhook of a run.</summary>
    private const string WebhookVariable = "SHADOW_HOOK";

    private const int LongestComplaint = 2000;

    // setsid(1) keeps the process id, because a child is never the leader of its process group; nohup(1) stands in where there is none.
    private const string Script = """
        if command -v setsid >/dev/null 2>&1; then set -- setsid "$@"; else set -- nohup "$@"; fi
        exec "$@" </dev/null >/dev/null 2>>"$0"
        """;

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>The folder that holds the program, in <c>host</c> or directly: that of this assembly, as both hosts are installed.</summary>
    internal string ProgramFolder { get; init; } = Path.GetDirectoryName(typeof(ShadowRunLauncher).Assembly.Location)!;

    /// <summary>Starts a run, and waits until it has claimed its directory.</summary>
    /// <param name="options">What the run does.</param>
    /// <param name="cancellationToken">Ends the wait, and the process.</param>
    /// <returns>The id of the process.</returns>
    /// <exception cref="AosException">
    /// The options are not valid, the emergency stop is set, the directory is not vacant, the program is not installed, or the process ended at once: then the
    /// message has what it said.
    /// </exception>
    public async Task<int> LaunchAsync(ShadowRunOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (emergencyStop() is { } reason)
            throw ShadowRunner.Refused(reason);
        ShadowRunDirectory.RequireVacant(options.OutputDirectory);
        var program = FindProgram();
        var logEnd = PrepareLog(options.LogPath);
        using var process = Start(program, options);
        var begun = false;
        try
        {
            await WaitForClaimAsync(process, options, logEnd, cancellationToken);
            begun = true;
            return process.Id;
        }
        finally
        {
            if (!begun && !process.HasExited)
                ProcessSignal.Terminate(process.Id);
        }
    }

    /// <summary>Creates the log where it is missing: a shell that cannot open it says so to nobody.</summary>
    private static long PrepareLog(string path)
    {
        using var file = RunLogFile.OpenHandle(path);
        return RandomAccess.GetLength(file);
    }

    private string FindProgram()
    {
        string[] candidates = [Path.Combine(ProgramFolder, "host", RunProgram.CommandLineHost), Path.Combine(ProgramFolder, RunProgram.CommandLineHost)];
        return candidates.FirstOrDefault(File.Exists) ?? throw Failed(
            $"The program '{RunProgram.CommandLineHost}' that would execute the run is neither in '{candidates[0]}' nor in '{candidates[1]}'.",
            "Install the whole module, or execute the run here with -Wait.");
    }

    private static Process Start(string program, ShadowRunOptions options)
    {
        if (OperatingSystem.IsWindows())
            throw Failed("Runs in the background need a Unix system.", "Execute the run here with -Wait.");
        var start = new ProcessStartInfo("/bin/sh", ["-c", Script, options.LogPath, program, .. ShadowRunArguments.Of(options)])
        {
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        if (options.Webhook is { } webhook)
            start.Environment[WebhookVariable] = webhook.OriginalString;
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception cause)
        {
            throw Failed($"No process could be started: {cause.Message}", "Execute the run here with -Wait.", cause);
        }
    }

    private async Task WaitForClaimAsync(Process process, ShadowRunOptions options, long logEnd, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        while (!HasBegun(options.OutputDirectory, process.Id))
        {
            if (process.HasExited && !HasBegun(options.OutputDirectory, process.Id))
                throw Failed($"The run ended at once, with exit code {process.ExitCode}: {Complaint(options.LogPath, logEnd)}", "Correct what it says, or execute the run here with -Wait.");
            if (clock.GetElapsedTime(start) > StartTimeout)
                throw Failed($"Process {process.Id} has not begun the run within {StartTimeout.TotalSeconds} seconds.", "It was ended. Execute the run here with -Wait to see what keeps it.");
            await Task.Delay(PollInterval, clock, cancellationToken);
        }
    }

    private static bool HasBegun(string directory, int processId)
    {
        try
        {
            return ShadowProcessFile.Read(directory)?.ProcessId == processId;
        }
        catch (AosException)
        {
            // It is being written.
            return false;
        }
    }

    private static string Complaint(string logPath, long start)
    {
        var text = "";
        try
        {
            using var stream = new FileStream(logPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            stream.Seek(Math.Max(start, stream.Length - LongestComplaint), SeekOrigin.Begin);
            using var reader = new StreamReader(stream);
            text = reader.ReadToEnd().Trim();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return $"what it said cannot be read: {cause.Message}";
        }

        return text.Length == 0 ? "it said nothing." : text;
    }

    private static AosException Failed(string message, string remedy, Exception? cause = null) =>
        new(ErrorIds.ShadowRunStartFailed, FailureKind.InvalidOperation, message, cause) { Remedy = remedy };
}
