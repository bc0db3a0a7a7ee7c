namespace Helix.ShadowMetrics.Auditing;

/// <summary>What the verification of an audit trail found.</summary>
/// <param name="Last">The last sound record.</param>
/// <param name="Problem">What is wrong with the line after it, as a sentence, or null.</param>
/// <param name="TornBytes">Bytes after the last whole line: a record that was being written, or was when the power failed.</param>
internal sealed record AuditVerification(AuditLink Last, string? Problem, int TornBytes)
{
    /// <summary>Whether every record is sound and follows on the one before.</summary>
    public bool IsSound => Problem is null;

    /// <summary>Says so.</summary>
    /// <param name="path">The trail.</param>
    public string Describe(string path)
    {
        if (Problem is not null)
            return $"{path}: {Problem} Sound records before it: {Last.Sequence}.";
        var torn = TornBytes == 0 ? "" : $" Bytes after them that are no whole record, and that the next one replaces: {TornBytes}.";
        return $"{path}: sound. Records: {Last.Sequence}, last hash: {Last.Hash}.{torn}";
    }
}
