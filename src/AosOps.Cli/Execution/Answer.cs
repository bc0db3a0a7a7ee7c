namespace AosOps.Cli.Execution;

/// <summary>The answer to a question.</summary>
internal enum Answer
{
    /// <summary>Yes.</summary>
    Yes,

    /// <summary>Yes, and do not ask again.</summary>
    YesToAll,

    /// <summary>No.</summary>
    No,

    /// <summary>No, and do not ask again.</summary>
    NoToAll,
}
