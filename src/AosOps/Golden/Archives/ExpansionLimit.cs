using AosOps.Operations;

namespace AosOps.Golden.Archives;

/// <summary>Ends the reading of an archive that expands to more than is allowed: a small file can unfold to terabytes. Safe for several threads.</summary>
/// <param name="archive">The archive, for the error.</param>
/// <param name="limit">How much is allowed, in bytes.</param>
internal sealed class ExpansionLimit(string archive, long limit)
{
    private long used;

    /// <summary>Counts what was expanded.</summary>
    /// <exception cref="AosException">It is more than is allowed.</exception>
    public void Add(int bytes)
    {
        if (Interlocked.Add(ref used, bytes) > limit)
        {
            throw new AosException(ErrorIds.ArchiveTooLarge, FailureKind.InvalidData, $"'{archive}' expands to more than {limit:N0} bytes.")
            {
                FilePath = archive,
                Remedy = "If it is to be trusted, raise -MaxExpandedBytes.",
            };
        }
    }
}
