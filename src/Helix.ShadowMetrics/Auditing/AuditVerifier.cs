namespace Helix.ShadowMetrics.Auditing;

/// <summary>
/// Verifies an audit trail from its first line to its last. A chain shows what was changed, removed or put in between; that
/// lines are missing at its end only who noted the last hash elsewhere can tell.
/// </summary>
internal static class AuditVerifier
{
    private const int MostBytes = 64 * 1024;

    /// <summary>Verifies a trail.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static AuditVerification Verify(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var buffer = new byte[MostBytes];
        var last = AuditLink.Beginning;
        var held = 0;
        while (true)
        {
            var read = file.Read(buffer, held, buffer.Length - held);
            if (read == 0)
                return new AuditVerification(last, held == MostBytes ? Describe(last, "is longer than a record can be") : null, held);
            var bytes = buffer.AsSpan(0, held + read);
            for (int end; (end = bytes.IndexOf((byte)'\n')) >= 0; bytes = bytes[(end + 1)..])
            {
                if (Follow(bytes[..end], ref last) is { } problem)
                    return new AuditVerification(last, problem, 0);
            }

            held = bytes.Length;
            bytes.CopyTo(buffer);
        }
    }

    private static string? Follow(ReadOnlySpan<byte> line, ref AuditLink last)
    {
        if (AuditLine.Read(line, out var previousHash, out var link) is { } problem)
            return Describe(last, problem);
        if (previousHash != last.Hash || link.Sequence != last.Sequence + 1)
            return Describe(last, "does not follow on the line before: something is missing, was put in, or was moved");
        last = link;
        return null;
    }

    private static string Describe(AuditLink last, string problem) => $"Line {last.Sequence + 1} {problem}.";
}
