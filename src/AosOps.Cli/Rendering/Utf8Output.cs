using System.Text.Unicode;
using AosOps.Cli.Execution;

namespace AosOps.Cli.Rendering;

/// <summary>Writes text as UTF-8 through a buffer.</summary>
internal sealed class Utf8Output(Stream stream) : IDisposable
{
    private readonly byte[] buffer = new byte[16 * 1024];
    private int used;

    public void Write(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            Utf8.FromUtf16(text, buffer.AsSpan(used), out var read, out var written, replaceInvalidSequences: true);
            used += written;
            text = text[read..];
            if (!text.IsEmpty)
                Flush();
        }
    }

    public void WriteLine(ReadOnlySpan<char> text)
    {
        Write(text);
        WriteBytes("\n"u8);
    }

    public void WriteBlanks(int count)
    {
        // Copied: filling is the one thing here that the runtime would have to compile first.
        var blanks = "                                                                "u8;
        for (; count > 0; count -= blanks.Length)
            WriteBytes(blanks[..Math.Min(count, blanks.Length)]);
    }

    public void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > buffer.Length - used)
            Flush();
        if (bytes.Length > buffer.Length)
        {
            Send(bytes);
            return;
        }

        bytes.CopyTo(buffer.AsSpan(used));
        used += bytes.Length;
    }

    /// <summary>Sends what is in the buffer.</summary>
    /// <exception cref="OutputClosedException">Nobody reads it.</exception>
    /// <exception cref="OutputFailedException">It cannot be written.</exception>
    public void Flush()
    {
        var length = used;
        used = 0;
        if (length > 0)
            Send(buffer.AsSpan(0, length));
    }

    public void Dispose() => stream.Dispose();

    private void Send(ReadOnlySpan<byte> bytes)
    {
        try
        {
            stream.Write(bytes);
            stream.Flush();
        }
        catch (IOException failure) when (IsBrokenPipe(failure))
        {
            throw new OutputClosedException();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OutputFailedException(failure);
        }
    }

    /// <summary>The system's own number is all that tells it: EPIPE, ERROR_BROKEN_PIPE, ERROR_NO_DATA.</summary>
    private static bool IsBrokenPipe(IOException failure) => failure.HResult is 32 or unchecked((int)0x8007006D) or unchecked((int)0x800700E8);
}
