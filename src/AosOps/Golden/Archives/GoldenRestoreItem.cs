namespace AosOps.Golden.Archives;

/// <summary>A file of an archive, and what becomes of it.</summary>
internal sealed record GoldenRestoreItem
{
    public GoldenRestoreItem(ScannedFile source, string root, string target, GoldenRestoreOutcome outcome) =>
        (Source, Root, Target, Outcome) = (source, root, target, outcome);

    /// <summary>Its path in the archive.</summary>
    public string Member => Source.Member.Path;

    /// <summary>Its size, in bytes.</summary>
    public long Size => Source.Member.Size;

    /// <summary>Where it goes.</summary>
    public string Target { get; }

    /// <summary>What becomes of it.</summary>
    public GoldenRestoreOutcome Outcome { get; }

    /// <summary>Whether it is written.</summary>
    public bool IsWritten => Outcome is GoldenRestoreOutcome.New or GoldenRestoreOutcome.Replaces;

    /// <summary>What the archive has of it.</summary>
    public ScannedFile Source { get; }

    /// <summary>The directory under which it goes.</summary>
    public string Root { get; }
}
