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

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(string program, string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        })!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
