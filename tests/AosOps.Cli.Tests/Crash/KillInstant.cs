namespace AosOps.Cli.Tests.Crash;

/// <summary>When a program is killed.</summary>
/// <param name="IsChanging">Whether the time counts from its first change; else from when it began to prepare.</param>
/// <param name="After">The time.</param>
internal readonly record struct KillInstant(bool IsChanging, TimeSpan After);
