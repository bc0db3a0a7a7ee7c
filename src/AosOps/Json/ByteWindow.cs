using System.Text;
using System.Text.Unicode;
using AosOps.IO;
using Microsoft.Win32.SafeHandles;

namespace AosOps.Json;

/// <summary>
/// The part of a file that is in memory: all of a small file, a sliding part of a large one. What it shows is valid
/// UTF-8 and ends between two characters. It grows only where one token is longer than it, up to <see cref="TokenLimit"/>.
/// </summary>
internal sealed class ByteWindow
{
    /// <summary>The longest string or number that a file may hold, in bytes. It bounds the memory of reading any file.</summary>
    public const int TokenLimit = 64 * 1024 * 1024;

    private const int InitialSize = 64 * 1024;

    private SafeFileHandle? handle;
    private int filled;
    private bool complete;
    private int invalidAt = -1;

    /// <summary>The buffer; what lies before <see cref="End"/> may be read.</summary>
    public byte[] Bytes { get; private set; } = new byte[InitialSize];

    /// <summary>The end of the readable part.</summary>
    public int End { get; private set; }

    /// <summary>The offset in the file of the first byte of the buffer.</summary>
    public long Origin { get; private set; }

    /// <summary>The readable part.</summary>
    public ReadOnlySpan<byte> Span => Bytes.AsSpan(0, End);

    /// <summary>Says whether the whole file is in memory.</summary>
    public bool HoldsAll => Origin == 0 && complete;

    /// <summary>Starts on a file, which the caller keeps open and closes.</summary>
    public void Open(SafeFileHandle file)
    {
        handle = file;
        Restart(0);
    }

    /// <summary>Starts on a file that fits in the buffer.</summary>
    /// <returns>False where it does not, or cannot be read.</returns>
    public bool TryLoad(string path)
    {
        filled = UnixFile.TryRead(path, Bytes);
        if (filled < 0)
            return false;
        handle = null;
        Origin = 0;
        complete = true;
        Show(0);
        return true;
    }

    /// <summary>Starts on bytes that are already in memory.</summary>
    public void Load(ReadOnlySpan<byte> content)
    {
        handle = null;
        Origin = 0;
        if (Bytes.Length < content.Length)
            Bytes = new byte[content.Length];
        content.CopyTo(Bytes);
        filled = content.Length;
        complete = true;
        Show(0);
    }

    /// <summary>Makes an offset of the file readable, and gives its index in the buffer.</summary>
    public int Seek(long offset)
    {
        if (offset < Origin || offset > Origin + End)
            Restart(offset);
        return (int)(offset - Origin);
    }

    /// <summary>Reads on. What lies before <paramref name="keep"/> is dropped to make room.</summary>
    /// <returns>True where there is more to read than before.</returns>
    /// <exception cref="JsonFormatException">What follows is not valid UTF-8, or one token is longer than <see cref="TokenLimit"/>.</exception>
    public bool Extend(int keep)
    {
        if (invalidAt >= 0)
            throw InvalidUtf8();
        if (complete)
            return false;
        var before = End - keep;
        Bytes.AsSpan(keep, filled - keep).CopyTo(Bytes);
        Origin += keep;
        filled -= keep;
        do
        {
            if (filled == Bytes.Length)
                Grow();
            Fill(before);
        }
        while (End == before && !complete && invalidAt < 0);
        return End > before;
    }

    /// <summary>Counts the lines up to an offset: the number, from 1, of the line in which it lies.</summary>
    public long LineAt(long offset)
    {
        if (handle is null || (Origin == 0 && offset <= filled))
            return 1 + Bytes.AsSpan(0, (int)Math.Min(offset, filled)).Count((byte)'\n');
        var line = 1L;
        var chunk = new byte[InitialSize];
        for (long at = 0; at < offset;)
        {
            var length = RandomAccess.Read(handle, chunk.AsSpan(0, (int)Math.Min(chunk.Length, offset - at)), at);
            if (length == 0)
                break;
            line += chunk.AsSpan(0, length).Count((byte)'\n');
            at += length;
        }

        return line;
    }

    private void Restart(long offset)
    {
        Origin = offset;
        filled = 0;
        End = 0;
        Fill(0);
    }

    private void Fill(int verified)
    {
        while (filled < Bytes.Length)
        {
            var length = RandomAccess.Read(handle!, Bytes.AsSpan(filled), Origin + filled);
            filled += length;
            complete = length == 0;
            if (complete)
                break;
        }

        Show(verified);
    }

    private void Grow()
    {
        if (Bytes.Length >= TokenLimit)
            throw new JsonFormatException($"a string or number is longer than {TokenLimit / 1024 / 1024} MiB", Origin);
        var larger = new byte[Bytes.Length * 2];
        Bytes.AsSpan(0, filled).CopyTo(larger);
        Bytes = larger;
    }

    private void Show(int verified)
    {
        End = complete ? filled : filled - CutCharacter(Bytes.AsSpan(verified, filled - verified));
        var fresh = Bytes.AsSpan(verified, End - verified);
        invalidAt = Utf8.IsValid(fresh) ? -1 : verified + FirstInvalid(fresh);
        if (invalidAt >= 0)
            End = invalidAt;
    }

    private JsonFormatException InvalidUtf8()
    {
        var utf16 = Origin + invalidAt <= 1 && filled >= 2 && Bytes[0] + Bytes[1] == 0xFF + 0xFE;
        return new JsonFormatException(utf16 ? "it is UTF-16, not UTF-8" : "it is not valid UTF-8", Origin + invalidAt);
    }

    /// <summary>The number of bytes at the end that begin a character without ending it.</summary>
    private static int CutCharacter(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var lead = bytes[^back];
            if (lead < 0x80)
                return 0;
            if (lead >= 0xC0)
                return back < (lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2) ? back : 0;
        }

        return 0;
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var index = 0;
        while (Rune.DecodeFromUtf8(bytes[index..], out _, out var length) == System.Buffers.OperationStatus.Done)
            index += length;
        return index;
    }
}
