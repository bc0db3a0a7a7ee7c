namespace AosOps.Helix;

/// <summary>How a Helix service answers.</summary>
public enum HelixState
{
    /// <summary>It answers, and says that all is well.</summary>
    Running,

    /// <summary>It answers, and says that something is missing: its dissonance value, its storage, or <c>ok</c>.</summary>
    Degraded,

    /// <summary>It refuses the token, or wants one.</summary>
    Refused,

    /// <summary>Something answers, with an error or in another form than documented.</summary>
    Invalid,

    /// <summary>Nothing answers, or not in time.</summary>
    Unreachable,
}
