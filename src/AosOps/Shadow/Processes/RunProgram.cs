namespace AosOps.Shadow;

/// <summary>The programs that execute shadow runs, by the names of their files.</summary>
internal static class RunProgram
{
    /// <summary>The apphost of the command line.</summary>
    public const string CommandLineHost = "aosops";

    /// <summary>What the apphost starts, when .NET itself is told to.</summary>
    public const string CommandLineAssembly = "AosOps.Cli.dll";

    /// <summary>.NET's own launcher.</summary>
    public const string DotNet = "dotnet";

    /// <summary>Says whether it interprets shell scripts.</summary>
    public static bool IsShell(string program) =>
        program is "bash" or "sh" or "dash" or "ash" or "busybox" or "zsh" or "ksh" or "mksh" or "rbash" or "yash";

    /// <summary>Says whether it could be a run at all: who only looks at a log or passes it on could not.</summary>
    public static bool CouldBeRun(string program) =>
        IsShell(program)
        || program is CommandLineHost or DotNet or "pwsh"
        || program.StartsWith("python", StringComparison.Ordinal);
}
