namespace AosOps.Golden.Archives;

/// <summary>Where a piece of an archive lies.</summary>
/// <param name="Offset">Where it begins.</param>
/// <param name="Length">Its length, in bytes.</param>
/// <param name="GoesOn">Whether it goes on with the member of the piece before it.</param>
internal sealed record Piece(long Offset, int Length, bool GoesOn);
