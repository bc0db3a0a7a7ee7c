namespace AosOps.Helix;

/// <summary>A backup of the Helix configuration.</summary>
/// <param name="Path">The archive, a gzip-compressed tar.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Files">The paths of what is in it.</param>
/// <param name="MaskedSecrets">How many secrets were left out of environment and units.</param>
/// <param name="DatabaseSize">The size of the copied database in bytes, or null where there was none.</param>
public sealed record HelixBackup(string Path, long Size, DateTimeOffset CreatedAt, IReadOnlyList<string> Files, int MaskedSecrets, long? DatabaseSize);
