namespace AosOps.IO;

/// <summary>Whose file it is.</summary>
/// <param name="UserId">The number of the user.</param>
/// <param name="GroupId">The number of the group.</param>
internal readonly record struct FileOwner(uint UserId, uint GroupId)
{
    /// <summary>The administrator.</summary>
    public static FileOwner Root => default;
}
