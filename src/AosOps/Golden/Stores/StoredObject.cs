namespace AosOps.Golden.Stores;

/// <summary>An object as its store describes it.</summary>
/// <param name="Size">Its size, in bytes.</param>
/// <param name="Checksum">
/// The SHA-256 that the store computed, in Base64: of the object, or, where it has a hyphen and the number of parts at its
/// end, of the SHA-256s of its parts. Null where the store has none.
/// </param>
/// <param name="Tag">What the store calls this very content of the object (ETag); empty where it has no name for it.</param>
public sealed record StoredObject(long Size, string? Checksum, string Tag);
