using AosOps.Operations;

namespace AosOps.Golden.Stores;

/// <summary>A place in an object store: a bucket, and in it a key or the beginning of keys.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Key">The key, or what keys begin with; empty for the bucket itself.</param>
public sealed record StoreLocation(string Bucket, string Key)
{
    private const string Scheme = "s3://";

    /// <summary>The last part of the key; empty for a bucket.</summary>
    public string Name => Key[(Key.LastIndexOf('/') + 1)..];

    /// <summary>Says whether a text is meant as a place in an object store, and not as a path.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True where it begins with <c>s3://</c>.</returns>
    public static bool IsMeant(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Reads <c>s3://bucket/prefix</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The location, without a slash at its end.</returns>
    /// <exception cref="AosException">It is not of this form (<see cref="ErrorIds.StoreLocationInvalid"/>).</exception>
    public static StoreLocation Parse(string text)
    {
        var path = IsMeant(text) ? text[Scheme.Length..] : throw Refused(text);
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var bucket = slash < 0 ? path : path[..slash];
        return bucket.Length > 0 && !bucket.Any(char.IsWhiteSpace)
            ? new StoreLocation(bucket, slash < 0 ? "" : path[(slash + 1)..].Trim('/'))
            : throw Refused(text);
    }

    /// <summary>The location of a name under this one.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The location.</returns>
    public StoreLocation Append(string name) => this with { Key = Key.Length == 0 ? name : $"{Key}/{name}" };

    /// <summary>The location as it is typed.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Scheme}{Bucket}/{Key}";

    private static AosException Refused(string text) =>
        new(ErrorIds.StoreLocationInvalid, FailureKind.InvalidArgument, $"'{text}' is no place in an object store.")
        {
            Remedy = "Give a bucket and a prefix, such as s3://backups/golden.",
        };
}
