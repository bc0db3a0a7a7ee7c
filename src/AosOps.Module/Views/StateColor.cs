using AosOps.Operations;

namespace AosOps.Commands.Views;

/// <summary>
/// Colours text by how good the news is, with ANSI escape sequences (ECMA-48, SGR). Hosts take them out where the
/// output is no terminal.
/// </summary>
public static class StateColor
{
    private const string Reset = "\e[0m";

    /// <summary>Colours the name of a check's outcome: green, grey, yellow, red.</summary>
    /// <param name="status">The outcome.</param>
    /// <returns>The coloured name.</returns>
    public static string Paint(CheckStatus status) => Paint(status, status.Name());

    /// <summary>Colours a text as a check's outcome is coloured.</summary>
    /// <param name="status">The outcome.</param>
    /// <param name="text">The text.</param>
    /// <returns>The coloured text.</returns>
    public static string Paint(CheckStatus status, string text) => status switch
    {
        CheckStatus.Healthy => $"\e[32m{text}{Reset}",
        CheckStatus.Warning => $"\e[33m{text}{Reset}",
        CheckStatus.Critical => $"\e[31m{text}{Reset}",
        _ => $"\e[90m{text}{Reset}",
    };
}
