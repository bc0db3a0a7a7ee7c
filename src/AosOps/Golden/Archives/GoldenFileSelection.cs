using AosOps.Golden.Storage;

namespace AosOps.Golden.Archives;

/// <summary>Which golden files are to be archived.</summary>
/// <param name="Files">Files that were listed already.</param>
/// <param name="Paths">Golden files, golden folders and run directories.</param>
/// <param name="Filter">Which of all these are meant.</param>
public sealed record GoldenFileSelection(IReadOnlyList<GoldenFile> Files, IReadOnlyList<string> Paths, GoldenFileFilter Filter);
