using System.Text;
using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Golden.Storage;

/// <summary>The names in a golden folder: which are golden files, which of them are signed, and which signatures have lost theirs.</summary>
internal sealed class GoldenFolderNames
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly NameList names;
    private readonly HashSet<string> signed = new(StringComparer.Ordinal);
    private readonly List<int> listed = [];

    private GoldenFolderNames(NameList names) => this.names = names;

    /// <summary>The places of the golden files, and of the signatures without one, among all names.</summary>
    public IReadOnlyList<int> Listed => listed;

    /// <summary>Reads the names of a folder.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static GoldenFolderNames Read(DirectoryHandle folder, CancellationToken cancellationToken)
    {
        var read = new GoldenFolderNames(folder.Names(static name => GoldenFileName.Kind(name) is not null, cancellationToken));
        read.Arrange();
        return read;
    }

    /// <summary>A name as system calls want it.</summary>
    public ReadOnlySpan<byte> Terminated(int index) => names.Terminated(index);

    /// <summary>What a file is.</summary>
    public GoldenFileKind Kind(int index) => GoldenFileName.Kind(names[index])!.Value;

    /// <summary>A name as text.</summary>
    /// <returns>Null where it is not UTF-8: no path can name it.</returns>
    public string? Text(int index)
    {
        try
        {
            return Strict.GetString(names[index]);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Describes a name that is not UTF-8.</summary>
    public AosException Invalid(int index, string directory) =>
        new(ErrorIds.GoldenFileNameInvalid, FailureKind.InvalidData, $"The name of a file in '{directory}' is not UTF-8: {Visible(names[index])}.")
        {
            FilePath = directory,
            Remedy = "Rename it; until then it is neither archived nor removed.",
        };

    /// <summary>Whether a golden file has a signature.</summary>
    public GoldenSignatureState SignatureState(string name, GoldenFileKind kind) =>
        kind == GoldenFileKind.Signature ? GoldenSignatureState.Orphaned
        : signed.Contains(name) ? GoldenSignatureState.Signed
        : GoldenSignatureState.Unsigned;

    private void Arrange()
    {
        var signatures = new List<int>();
        for (var i = 0; i < names.Count; i++)
            (Kind(i) == GoldenFileKind.Signature ? signatures : listed).Add(i);
        if (signatures.Count == 0)
            return;
        var present = new HashSet<string>(StringComparer.Ordinal);
        foreach (var golden in listed)
            present.Add(Latin(names[golden]));
        foreach (var signature in signatures)
        {
            var golden = names[signature][..^GoldenFile.SignatureExtension.Length];
            if (!present.Contains(Latin(golden)))
                listed.Add(signature);
            else if (Text(signature) is { } text)
                signed.Add(GoldenFileName.OfSigned(text));
        }
    }

    // Every byte as one character: two names are the same text where they are the same bytes, UTF-8 or not.
    private static string Latin(ReadOnlySpan<byte> name) => Encoding.Latin1.GetString(name);

    private static string Visible(ReadOnlySpan<byte> name)
    {
        var text = new StringBuilder();
        foreach (var unit in name)
            _ = unit is >= 0x20 and < 0x7F ? text.Append((char)unit) : text.Append($"\\x{unit:x2}");
        return text.ToString();
    }
}
