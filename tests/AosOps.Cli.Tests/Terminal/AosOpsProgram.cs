using System.Diagnostics;

namespace AosOps.Cli.Tests.Terminal;

/// <summary>The program beside the tests.</summary>
internal static class AosOpsProgram
{
    private static readonly string Executable = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "AosOps.Cli.exe" : "AosOps.Cli");

    /// <summary>Runs it.</summary>
    public static Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] words) => RunAsync(Executable, words);

    /// <summary>Runs a line of the shell, in which <c>$0</c> is the program.</summary>
    public static Task<(int ExitCode, string Output, string Error)> RunInShellAsync(string line) => RunAsync("/bin/sh", ["-c", line, Executable]);

    /// <summary>
    /// Runs it where permissions hold: for root too, to whom otherwise nothing is forbidden. It stays root, and so finds the
    /// program wherever that is, but without the capabilities that pass over the modes of files (capabilities(7)).
    /// </summary>
    public static Task<(int ExitCode, string Output, string Error)> RunUnderPermissionsAsync(params string[] words)
    {
        if (!Environment.IsPrivilegedProcess)
            return RunAsync(words);
        Assert.SkipUnless(File.Exists("/usr/bin/setpriv"), "setpriv(1) is not installed.");
        return RunAsync("/usr/bin/setpriv", ["--bounding-set=-dac_override,-dac_read_search", "--", Executable, .. words]);
    }

    /// <summary>Starts it, with its output to be read.</summary>
    public static Process Start(params string[] words) => StartProcess(Executable, words);

    /// <summary>Starts it with environment variables beside its own.</summary>
    public static Process Start(IReadOnlyDictionary<string, string> environment, params string[] words) =>
        StartProcess(Executable, words, environment);

    private static Process StartProcess(string program, string[] words, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, words)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(string program, string[] words)
    {
        using var process = StartProcess(program, words);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
