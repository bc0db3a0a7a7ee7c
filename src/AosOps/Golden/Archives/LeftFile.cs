namespace AosOps.Golden.Archives;

/// <summary>A golden file that is left where it is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reason">Why, as the end of a sentence: <c>it is being written</c>.</param>
internal sealed record LeftFile(string Name, string Reason);
