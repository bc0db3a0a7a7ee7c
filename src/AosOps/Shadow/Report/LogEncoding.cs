using System.Text;
using System.Text.Unicode;
using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>What in a log is not text in UTF-8.</summary>
internal sealed class LogEncoding
{
    private const int BufferBytes = 256 * 1024;
    private const int LongestSequence = 4;

    private long lineFeeds;

    /// <summary>Sequences of bytes that are not UTF-8.</summary>
    public long InvalidSequences { get; private set; }

    /// <summary>Bytes of value 0.</summary>
    public long NulBytes { get; private set; }

    /// <summary>The first line with either, from 1, or null.</summary>
    public long? FirstLine { get; private set; }

    /// <summary>Reads a log.</summary>
    /// <param name="path">The log.</param>
    /// <param name="token">Ends the reading.</param>
    /// <exception cref="AosException">It cannot be read.</exception>
    public static LogEncoding Read(string path, CancellationToken token)
    {
        using var log = LogSource.Open(path);
        var (encoding, length, buffer) = (new LogEncoding(), log.Length, new byte[BufferBytes]);
        var rest = 0;
        for (var offset = 0L; offset < length;)
        {
            token.ThrowIfCancellationRequested();
            var wanted = (int)Math.Min(buffer.Length - rest, length - offset);
            var at = offset;
            var read = log.Guard(handle => RandomAccess.Read(handle, buffer.AsSpan(rest, wanted), at));
            if (read == 0)
                break;
            offset += read;
            var filled = buffer.AsSpan(0, rest + read);

            // A log that is being written may end inside a character: that is no fault of it.
            var whole = filled.Length - CutSequence(filled);
            encoding.Take(filled[..whole]);
            rest = filled.Length - whole;
            filled[whole..].CopyTo(buffer);
        }

        return encoding;
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        var nul = bytes.IndexOf((byte)0);
        if (nul >= 0)
        {
            NulBytes += bytes.Count((byte)0);
            Note(bytes[..nul]);
        }

        if (!Utf8.IsValid(bytes))
            CountInvalid(bytes);
        lineFeeds += bytes.Count((byte)'\n');
    }

    private void CountInvalid(ReadOnlySpan<byte> bytes)
    {
        var isFirst = true;
        for (var index = 0; index < bytes.Length;)
        {
            if (Rune.DecodeFromUtf8(bytes[index..], out _, out var consumed) != System.Buffers.OperationStatus.Done)
            {
                InvalidSequences++;
                if (isFirst)
                    Note(bytes[..index]);
                isFirst = false;
            }

            index += consumed;
        }
    }

    private void Note(ReadOnlySpan<byte> before)
    {
        var line = lineFeeds + before.Count((byte)'\n') + 1;
        FirstLine = FirstLine is { } known ? Math.Min(known, line) : line;
    }

    /// <summary>The length of a sequence at the end that is valid as far as it goes.</summary>
    private static int CutSequence(ReadOnlySpan<byte> bytes)
    {
        for (var length = 1; length < LongestSequence && length <= bytes.Length; length++)
        {
            if (bytes[^length] is < 0x80 or >= 0xC0)
                return Rune.DecodeFromUtf8(bytes[^length..], out _, out _) == System.Buffers.OperationStatus.NeedMoreData ? length : 0;
        }

        return 0;
    }
}
