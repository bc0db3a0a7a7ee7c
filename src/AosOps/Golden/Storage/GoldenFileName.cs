using System.Text;
using AosOps.IO;

namespace AosOps.Golden.Storage;

/// <summary>What the name of a file in a golden folder says. A name is bytes; only one that is UTF-8 is a text, too.</summary>
internal static class GoldenFileName
{
    private static ReadOnlySpan<byte> Signature => ".sig"u8;

    /// <summary>What a file is.</summary>
    /// <returns>Null where it is neither a golden file nor the signature of one.</returns>
    public static GoldenFileKind? Kind(ReadOnlySpan<byte> name) =>
        Golden(name) is { } golden ? golden
        : name.EndsIn(Signature) && Golden(name[..^Signature.Length]) is not null ? GoldenFileKind.Signature
        : null;

    /// <inheritdoc cref="Kind(ReadOnlySpan{byte})"/>
    public static GoldenFileKind? Kind(string name) => Kind(Encoding.UTF8.GetBytes(name));

    /// <summary>The run id in a name.</summary>
    public static string RunId(string name, GoldenFileKind kind) =>
        GoldenFolder.RunId(kind == GoldenFileKind.Signature ? OfSigned(name) : name);

    /// <summary>The name of the golden file that a signature belongs to.</summary>
    public static string OfSigned(string signature) => signature[..^GoldenFile.SignatureExtension.Length];

    private static GoldenFileKind? Golden(ReadOnlySpan<byte> name) =>
        name.EndsIn(".golden.json"u8) ? GoldenFileKind.Shadow
        : name.EndsIn(".steps.jsonl"u8) ? GoldenFileKind.Engine
        : null;
}
