namespace AosOps.Json;

/// <summary>A place in a file to which a <see cref="JsonCursor"/> can return while it is inside the same containers.</summary>
/// <param name="Offset">Where, in bytes from the start of the file.</param>
/// <param name="Depth">How many containers are open.</param>
/// <param name="Keys">How many keys of open objects are known.</param>
/// <param name="Next">What may come next.</param>
internal readonly record struct JsonPosition(long Offset, int Depth, int Keys, JsonExpectation Next);
