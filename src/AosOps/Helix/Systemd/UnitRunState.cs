using System.Globalization;

namespace AosOps.Helix;

/// <summary>What systemd says of a unit: <c>systemctl show</c>.</summary>
/// <param name="ActiveState"><c>active</c>, <c>inactive</c>, <c>failed</c>, <c>activating</c>, …</param>
/// <param name="SubState">For example <c>running</c>, <c>auto-restart</c>, <c>dead</c>.</param>
/// <param name="Result">Why it ended: <c>success</c>, <c>exit-code</c>, <c>signal</c>, <c>start-limit-hit</c>, …</param>
/// <param name="ExitStatus">The exit status of its main process, or null.</param>
/// <param name="Restarts">How often systemd has restarted it by itself.</param>
/// <param name="MainProcessId">Its main process, or null.</param>
/// <param name="NeedsReload">Whether its files have changed since systemd read them.</param>
public sealed record UnitRunState(
    string ActiveState, string SubState, string Result, int? ExitStatus, int Restarts, int? MainProcessId, bool NeedsReload)
{
    /// <summary>The properties to ask for.</summary>
    public const string Properties = "ActiveState,SubState,Result,ExecMainStatus,NRestarts,MainPID,NeedDaemonReload";

    /// <summary>Why its main process ended, for a sentence: <c>exit status 2</c>; null where it ended well, or has not.</summary>
    public string? Failure => ExitStatus is { } status and not 0 ? $"exit status {status}" : Result is "" or "success" ? null : Result;

    /// <summary>Whether systemd starts it again after it has ended by itself, or waits to.</summary>
    public bool IsRestartedAgain => ActiveState == "activating" && (SubState.StartsWith("auto-restart", StringComparison.Ordinal) || Restarts > 0);

    /// <summary>Reads lines <c>Name=value</c>. What is missing or no number counts as not known.</summary>
    /// <param name="text">What systemctl wrote.</param>
    /// <returns>The state.</returns>
    public static UnitRunState Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n'))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                values[line[..equals]] = line[(equals + 1)..].TrimEnd('\r');
        }

        return new UnitRunState(
            Value("ActiveState"), Value("SubState"), Value("Result"), Number("ExecMainStatus"), Number("NRestarts") ?? 0,
            Number("MainPID") is > 0 and var process ? process : null, Value("NeedDaemonReload") == "yes");

        string Value(string name) => values.GetValueOrDefault(name, "");

        int? Number(string name) => int.TryParse(Value(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
