using System.Text.Json;

namespace Helix.Tests.Systemd;

/// <summary>What a cmdlet gave.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Results">Its objects.</param>
/// <param name="Errors">What it wrote to standard error.</param>
public sealed record CmdletRun(int ExitCode, IReadOnlyList<JsonElement> Results, string Errors)
{
    /// <summary>Reads lines of JSON.</summary>
    public static IReadOnlyList<JsonElement> Objects(string lines) =>
        [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonElement.Parse(line))];
}
