using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace AosOps.Golden.Archives;

/// <summary>Writes manifests in the form that <see cref="ArchiveManifest"/> describes.</summary>
internal static class ManifestWriter
{
    private const int DigestDigits = 64;
    private const int NumberDigits = 20;

    /// <summary>Writes a manifest.</summary>
    public static ArrayBufferWriter<byte> Write(ArchiveManifest manifest)
    {
        var output = new ArrayBufferWriter<byte>(1024 + (manifest.Members.Count * 192));
        var commonMode = manifest.Members.Count > 0 ? manifest.Members[0].Mode : default;
        WriteHead(manifest, commonMode, output);
        foreach (var member in manifest.Members)
            WriteMember(member, commonMode, output);
        return output;
    }

    /// <summary>A mode as mtree writes it.</summary>
    public static string Octal(UnixFileMode mode) => "0" + Convert.ToString((int)mode, 8);

    private static void WriteHead(ArchiveManifest manifest, UnixFileMode commonMode, ArrayBufferWriter<byte> output)
    {
        output.Write("#mtree\n# Golden files archived by AosOps\n# run: "u8);
        MtreeText.Write(manifest.Run, output);
        output.Write("\n# directory: "u8);
        MtreeText.Write(manifest.Directory, output);
        WriteText(string.Create(CultureInfo.InvariantCulture, $"\n# created: {manifest.CreatedAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}\n/set type=file mode={Octal(commonMode)}\n"), output);
    }

    private static void WriteMember(ArchiveMember member, UnixFileMode commonMode, ArrayBufferWriter<byte> output)
    {
        output.Write("./"u8);
        MtreeText.Write(member.Path, output);
        if (member.Mode != commonMode)
            WriteText(" mode=" + Octal(member.Mode), output);
        output.Write(" size="u8);
        WriteNumber(member.Size, output);
        output.Write(" time="u8);
        WriteNumber(member.ModifiedAt, output);
        output.Write(".0 sha256digest="u8);
        Convert.TryToHexStringLower(member.Digest, output.GetSpan(DigestDigits), out _);
        output.Advance(DigestDigits);
        output.Write("\n"u8);
    }

    private static void WriteText(string text, ArrayBufferWriter<byte> output) =>
        output.Advance(Encoding.ASCII.GetBytes(text, output.GetSpan(text.Length)));

    private static void WriteNumber(long number, ArrayBufferWriter<byte> output)
    {
        Utf8Formatter.TryFormat(number, output.GetSpan(NumberDigits), out var length);
        output.Advance(length);
    }
}
