using AosOps.Operations;

namespace AosOps.Helix;

/// <summary>One check of the Helix installation, and how to mend what it found.</summary>
public sealed record HelixInstallationCheck : IVerdict
{
    /// <summary>The unit concerned, or <see cref="Common"/>.</summary>
    public required string Unit { get; init; }

    /// <summary>What was checked, for example <c>ExecStart</c>.</summary>
    public required string Check { get; init; }

    /// <summary>How it went. Skipped is what cannot be told, and whose message says why.</summary>
    public required CheckStatus Status { get; init; }

    /// <summary>A sentence for the operator.</summary>
    public required string Message { get; init; }

    /// <summary>The command that mends it, or null where nothing needs mending.</summary>
    public string? Remedy { get; init; }

    /// <summary>The file, directory or port concerned, as text.</summary>
    public required string Subject { get; init; }

    /// <summary>Whether it was mended just now.</summary>
    public bool IsRepaired { get; init; }

    /// <summary>Stands for what both services share: the user and the directories.</summary>
    public const string Common = "host";

    CheckStatus IVerdict.Verdict => Status;
}
