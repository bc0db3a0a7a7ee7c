namespace AosOps.Cli.Tests.Crash;

/// <summary>What is left of one round of <see cref="KilledProcess"/>.</summary>
/// <param name="Directory">The round's directory, in which the program worked; it is removed after the check.</param>
/// <param name="Killed">Whether the program was killed; false where it had ended by then.</param>
/// <param name="ExitCode">The exit code of a program that ended.</param>
/// <param name="Output">What the program had written to its output.</param>
/// <param name="Error">What the program had written to its error stream.</param>
internal sealed record KilledRound(string Directory, bool Killed, int ExitCode, string Output, string Error);
