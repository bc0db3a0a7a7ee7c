namespace AosOps.Shadow;

/// <summary>What a cycle report says of a golden file that its cycle wrote.</summary>
/// <param name="Cycle">The cycle.</param>
/// <param name="Sha256">The SHA-256 of the file's bytes, as 64 lower-case hexadecimal digits.</param>
internal sealed record GoldenRecord(int Cycle, string Sha256);
