using System.Buffers.Text;
using System.Globalization;
using System.Text;
using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Golden.Archives;

/// <summary>Reads the manifests that <see cref="ManifestWriter"/> writes.</summary>
internal ref struct ManifestReader
{
    private readonly string archive;
    private readonly List<ArchiveMember> members = [];
    private ReadOnlySpan<byte> rest;
    private long line;
    private string? run;
    private string? directory;
    private DateTimeOffset? createdAt;
    private UnixFileMode? commonMode;

    private ManifestReader(ReadOnlySpan<byte> text, string archive)
    {
        rest = text;
        this.archive = archive;
    }

    /// <summary>Reads a manifest.</summary>
    /// <param name="text">Its bytes.</param>
    /// <param name="archive">The archive that holds it, for the error.</param>
    /// <exception cref="AosException">It is not valid.</exception>
    public static ArchiveManifest Read(ReadOnlySpan<byte> text, string archive)
    {
        var reader = new ManifestReader(text, archive);
        return reader.Read();
    }

    private ArchiveManifest Read()
    {
        while (!rest.IsEmpty)
        {
            line++;
            var end = rest.IndexOf((byte)'\n');
            if (end < 0)
                throw Invalid("is cut off");
            ReadLine(rest[..end]);
            rest = rest[(end + 1)..];
        }

        return new ArchiveManifest(
            run ?? throw Invalid("has no run"),
            directory ?? throw Invalid("has no directory"),
            createdAt ?? throw Invalid("has no time of creation"),
            members);
    }

    private void ReadLine(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("./"u8))
            ReadMember(text[2..]);
        else if (text.StartsWith("/set type=file mode="u8))
            commonMode = Mode(text["/set type=file mode=".Length..]);
        else if (text.StartsWith("# run: "u8))
            run = Text(text["# run: ".Length..]);
        else if (text.StartsWith("# directory: "u8))
            directory = Text(text["# directory: ".Length..]);
        else if (text.StartsWith("# created: "u8))
            createdAt = Time(text["# created: ".Length..]);
        else if (text is not [(byte)'#', ..])
            throw Invalid("is of no known form");
    }

    private void ReadMember(ReadOnlySpan<byte> text)
    {
        var path = Text(NextWord(ref text));
        var mode = commonMode;
        long? size = null;
        long? time = null;
        byte[]? digest = null;
        while (!text.IsEmpty)
        {
            var word = NextWord(ref text);
            var value = word[(word.IndexOf((byte)'=') + 1)..];
            if (word.StartsWith("size="u8))
                size = Number(value);
            else if (word.StartsWith("time="u8) && value.EndsIn(".0"u8))
                time = Number(value[..^2]);
            else if (word.StartsWith("sha256digest="u8))
                digest = Digest(value);
            else if (word.StartsWith("mode="u8))
                mode = Mode(value);
            else
                throw Invalid("has an unknown keyword");
        }

        members.Add(size is >= 0 && time is not null && digest is not null && mode is not null
            ? new ArchiveMember(path, size.Value, time.Value, mode.Value, digest)
            : throw Invalid("lacks the size, time, mode or digest of its file"));
    }

    private static ReadOnlySpan<byte> NextWord(ref ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)' ');
        var word = end < 0 ? text : text[..end];
        text = end < 0 ? [] : text[(end + 1)..];
        return word;
    }

    private readonly string Text(ReadOnlySpan<byte> written) =>
        MtreeText.Read(written) is { Length: > 0 } text ? text : throw Invalid("has a path that is not written as it should be");

    private readonly long Number(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out long number, out var length) && length == text.Length ? number : throw Invalid("has a number that is none");

    private readonly byte[] Digest(ReadOnlySpan<byte> text)
    {
        var digest = new byte[32];
        return text.Length == 64 && Convert.FromHexString(text, digest, out _, out var length) == System.Buffers.OperationStatus.Done && length == digest.Length
            ? digest
            : throw Invalid("has a digest that is not 64 hexadecimal digits");
    }

    private readonly UnixFileMode Mode(ReadOnlySpan<byte> text)
    {
        var mode = 0;
        foreach (var digit in text)
            mode = digit is >= (byte)'0' and <= (byte)'7' && mode < 0x1000 ? (mode << 3) | (digit - '0') : throw Invalid("has a mode that is not octal");
        return mode < 0x1000 ? (UnixFileMode)mode : throw Invalid("has a mode that is not octal");
    }

    private readonly DateTimeOffset Time(ReadOnlySpan<byte> text) =>
        DateTimeOffset.TryParseExact(Encoding.ASCII.GetString(text), "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw Invalid("has a time that is none");

    private readonly AosException Invalid(string what) =>
        new(ErrorIds.ArchiveManifestInvalid, FailureKind.InvalidData, $"The manifest in '{archive}' is not valid: line {line} {what}.")
        {
            FilePath = archive,
            Remedy = "Test-GoldenArchive says what of the archive can be read.",
        };
}
