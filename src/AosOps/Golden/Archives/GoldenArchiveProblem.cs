namespace AosOps.Golden.Archives;

/// <summary>Something that is wrong with an archive.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Member">The path of the member concerned; null where it is the archive itself.</param>
/// <param name="Message">A sentence.</param>
public sealed record GoldenArchiveProblem(GoldenArchiveProblemKind Kind, string? Member, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Member is null ? $"{Kind}: {Message}" : $"{Kind} {Member}: {Message}";
}
