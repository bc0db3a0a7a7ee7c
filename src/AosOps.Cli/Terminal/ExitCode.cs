namespace AosOps.Cli.Terminal;

/// <summary>What the program tells its caller.</summary>
internal static class ExitCode
{
    public const int Fine = 0;

    /// <summary>An error was written, or a check is critical.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Interrupted: 128 and the number of SIGINT.</summary>
    public const int Interrupted = 130;
}
