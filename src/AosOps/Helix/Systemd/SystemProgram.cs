using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using AosOps.Operations;

namespace AosOps.Helix;

/// <summary>A program of the operating system, found on the PATH and started without a shell.</summary>
/// <param name="name">Its name, for example <c>systemctl</c>.</param>
/// <param name="searchPath">The directories in which it is looked for, separated as in PATH.</param>
internal sealed class SystemProgram(string name, string? searchPath)
{
    private const int LongestComplaint = 500;

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Its path, or null where it is not installed.</summary>
    public string? FullPath => (searchPath ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Where(Path.IsPathRooted).Select(directory => Path.Combine(directory, name)).FirstOrDefault(IsExecutable);

    /// <summary>Runs it, and gives what it writes.</summary>
    /// <exception cref="AosException">It is not installed, or ends with an error: the message has what it complains of.</exception>
    public async Task<string> RunAsync(IEnumerable<string> arguments, CancellationToken token)
    {
        string[] words = [.. arguments];
        using var process = Start(words);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(token);
            var error = process.StandardError.ReadToEndAsync(token);
            await process.WaitForExitAsync(token);
            return process.ExitCode == 0 ? await output : throw Failed(words, process.ExitCode, await error);
        }
        finally
        {
            End(process);
        }
    }

    /// <summary>Runs it, and gives each line that it writes as it comes.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="complain">Is told what it complains of although it ends well.</param>
    /// <param name="token">Ends the program.</param>
    /// <exception cref="AosException">It is not installed, or ends with an error.</exception>
    public async IAsyncEnumerable<string> ReadLinesAsync(IEnumerable<string> arguments, Action<string> complain, [EnumeratorCancellation] CancellationToken token)
    {
        string[] words = [.. arguments];
        using var process = Start(words);
        try
        {
            var error = process.StandardError.ReadToEndAsync(token);
            while (await process.StandardOutput.ReadLineAsync(token) is { } line)
                yield return line;
            await process.WaitForExitAsync(token);
            if (process.ExitCode != 0)
                throw Failed(words, process.ExitCode, await error);
            if (Shorten(await error) is { Length: > 0 } complaint)
                complain(complaint);
        }
        finally
        {
            End(process);
        }
    }

    private Process Start(string[] arguments)
    {
        var path = FullPath ?? throw new AosException(ErrorIds.ProgramNotFound, FailureKind.NotFound, $"The program '{name}' is not on the PATH.")
        {
            Remedy = $"Run this where systemd is installed, or add the directory of {name} to PATH.",
        };
        var start = new ProcessStartInfo(path, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LC_ALL"] = "C.UTF-8", ["SYSTEMD_COLORS"] = "0", ["SYSTEMD_PAGER"] = "" },
        };
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception cause)
        {
            throw new AosException(ErrorIds.ProgramFailed, FailureKind.InvalidOperation, $"'{path}' cannot be started: {cause.Message}.", cause) { FilePath = path };
        }
    }

    private AosException Failed(string[] arguments, int exitCode, string complaint)
    {
        var text = Shorten(complaint);
        return new AosException(
            ErrorIds.ProgramFailed, FailureKind.InvalidOperation, $"'{name} {string.Join(' ', arguments)}' ended with exit code {exitCode}: {(text.Length > 0 ? text : "it said nothing.")}")
        {
            Remedy = "Do what it says; most of what it does needs root: use sudo.",
        };
    }

    private static string Shorten(string complaint)
    {
        var text = complaint.Trim().ReplaceLineEndings(" ");
        return text.Length > LongestComplaint ? text[..LongestComplaint] + "…" : text;
    }

    private static void End(Process process)
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
    }

    private static bool IsExecutable(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != UnixFileMode.None);
}
