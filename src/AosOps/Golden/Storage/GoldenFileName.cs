namespace AosOps.Golden.Storage;

/// <summary>What the name of a file in a monitored directory says.</summary>
internal static class GoldenFileName
{
    /// <summary>What a file is.</summary>
    /// <returns>Null where it is neither a golden file nor the signature of one.</returns>
    public static GoldenFileKind? Kind(ReadOnlySpan<char> name)
    {
        if (Golden(name) is { } golden)
            return golden;
        return name.EndsWith(GoldenFile.SignatureExtension, StringComparison.Ordinal) && Golden(name[..^GoldenFile.SignatureExtension.Length]) is not null
            ? GoldenFileKind.Signature
            : null;
    }

    /// <summary>The run id in a name.</summary>
    public static string RunId(string name, GoldenFileKind kind) =>
        GoldenFolder.RunId(kind == GoldenFileKind.Signature ? name[..^GoldenFile.SignatureExtension.Length] : name);

    private static GoldenFileKind? Golden(ReadOnlySpan<char> name) =>
        name.EndsWith(ShadowGoldenFile.Extension, StringComparison.Ordinal) ? GoldenFileKind.Shadow
        : name.EndsWith(GoldenFolder.StepsExtension, StringComparison.Ordinal) ? GoldenFileKind.Engine
        : null;
}
