namespace AosOps.Golden.Archives;

/// <summary>What was read of a tar file, or of a part of one.</summary>
internal sealed class TarScan
{
    /// <summary>The members that were read to their end, in order.</summary>
    public List<ScannedMember> Members { get; } = [];

    /// <summary>Why the reading ended before the end, as the end of a sentence; null where it did not.</summary>
    public string? Damage { get; set; }

    /// <summary>The member in which it ended; null where that was between two members.</summary>
    public string? DamagedMember { get; set; }

    /// <summary>Whether the compressed bytes end too soon, or others follow them.</summary>
    public bool IsTruncated { get; set; }

    /// <summary>Whether any header was one of tar.</summary>
    public bool IsTar { get; set; }

    /// <summary>Whether the end mark of tar was seen.</summary>
    public bool HasEndMark { get; set; }

    /// <summary>Whether more than zero bytes follow the end mark.</summary>
    public bool HasMore { get; set; }
}
