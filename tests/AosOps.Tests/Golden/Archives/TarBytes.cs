using System.IO.Compression;
using System.Text;

namespace AosOps.Tests.Golden.Archives;

/// <summary>Makes tar files byte by byte, also those that no tar would make.</summary>
internal sealed class TarBytes
{
    private const int BlockLength = 512;

    private readonly List<byte> bytes = [];

    /// <summary>Adds a member.</summary>
    public TarBytes Add(string name, string content = "", char type = '0', string link = "", string magic = "ustar\000", string? size = null)
    {
        var data = Encoding.UTF8.GetBytes(content);
        var header = new byte[BlockLength];
        Put(header, 0, name);
        Put(header, 100, "0000644\0");
        Put(header, 108, "0000000\0");
        Put(header, 116, "0000000\0");
        Put(header, 124, size ?? Convert.ToString(data.Length, 8).PadLeft(11, '0') + "\0");
        Put(header, 136, "14713507423\0");
        Put(header, 148, "        ");
        header[156] = (byte)type;
        Put(header, 157, link);
        Put(header, 257, magic);
        Put(header, 148, Convert.ToString(header.Sum(unit => unit), 8).PadLeft(6, '0') + "\0 ");
        bytes.AddRange(header);
        return AddBlocks(data);
    }

    /// <summary>Adds a member whose path is in an extended header of POSIX.</summary>
    public TarBytes AddPax(string key, string value, string content, string name = "short")
    {
        var length = key.Length + Encoding.UTF8.GetByteCount(value) + 3;
        length += length.ToString().Length;
        var digits = length.ToString().Length;
        var record = $"{(length.ToString().Length == digits ? length : length + 1)} {key}={value}\n";
        return Add("PaxHeaders/x", record, 'x').Add(name, content);
    }

    /// <summary>Adds a member whose path is in a long-name member of GNU tar.</summary>
    public TarBytes AddLongName(string path, string content) =>
        Add("././@LongLink", path + "\0", 'L', magic: "ustar  \0").Add(path[..Math.Min(99, path.Length)], content, magic: "ustar  \0");

    /// <summary>Adds bytes up to the next block.</summary>
    public TarBytes AddBlocks(byte[] data)
    {
        bytes.AddRange(data);
        bytes.AddRange(new byte[(BlockLength - (data.Length % BlockLength)) % BlockLength]);
        return this;
    }

    /// <summary>The file without an end mark.</summary>
    public byte[] WithoutEnd() => [.. bytes];

    /// <summary>The whole file.</summary>
    public byte[] ToArray() => [.. bytes, .. new byte[2 * BlockLength]];

    /// <summary>The whole file, compressed.</summary>
    public byte[] ToGzip() => Gzip(ToArray());

    /// <summary>Compresses bytes.</summary>
    public static byte[] Gzip(ReadOnlySpan<byte> content)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest))
            gzip.Write(content);
        return output.ToArray();
    }

    private static void Put(byte[] header, int offset, string text) => Encoding.UTF8.GetBytes(text).CopyTo(header, offset);
}
