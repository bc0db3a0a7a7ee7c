using System.Runtime.InteropServices;

namespace AosOps.Cli.Terminal;

/// <summary>
/// Writes to a descriptor as it was inherited, with <c>write(2)</c>. Neither stream of the base library will do: the
/// console's takes a tenth of the time of a short command to open and first write, and a file's keeps a position of its
/// own, so that programs that share a file would overwrite each other.
/// </summary>
/// <param name="descriptor">The descriptor. It stays open.</param>
internal sealed partial class DescriptorStream(int descriptor) : Stream
{
    private const int Interrupted = 4;
    private const short ReadyToWrite = 4;
    private const int Forever = -1;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    private static int WouldBlock => OperatingSystem.IsLinux() ? 11 : 35;

    /// <summary>Writes all bytes, however long the reader takes.</summary>
    /// <exception cref="IOException">They cannot be written; its <see cref="Exception.HResult"/> is the system's error number.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var written = Write(descriptor, ref MemoryMarshal.GetReference(buffer), buffer.Length);
            if (written >= 0)
                buffer = buffer[(int)written..];
            else
                WaitOrThrow(Marshal.GetLastPInvokeError());
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        // Nothing is kept.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>A terminal or a pipe that another program made non-blocking is waited for.</summary>
    private void WaitOrThrow(int error)
    {
        if (error == Interrupted)
            return;
        if (error != WouldBlock)
            throw new IOException(Marshal.GetPInvokeErrorMessage(error), error);
        var wanted = new PollRequest { Descriptor = descriptor, Events = ReadyToWrite };
        _ = Poll(ref wanted, 1, Forever);
    }

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Write(int descriptor, ref byte buffer, nint count);

    [LibraryImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Poll(ref PollRequest request, nint count, int timeout);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollRequest
    {
        public int Descriptor;
        public short Events;
        public short Received;
    }
}
