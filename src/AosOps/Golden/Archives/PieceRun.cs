namespace AosOps.Golden.Archives;

/// <summary>Pieces of an archive that are read one after the other.</summary>
/// <param name="First">The first, counted from 0.</param>
/// <param name="End">The first that does not belong to them any more.</param>
internal sealed record PieceRun(int First, int End);
