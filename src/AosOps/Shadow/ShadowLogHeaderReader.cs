using System.Text;

namespace AosOps.Shadow;

/// <summary>Reads what the first lines of a log say about the run.</summary>
internal static class ShadowLogHeaderReader
{
    private const int HeaderBytes = 8 * 1024;

    /// <summary>The run directory that a log names, or null where it names none or cannot be read.</summary>
    public static string? OutputDirectory(string path)
    {
        Span<byte> buffer = stackalloc byte[HeaderBytes];
        if (!TryRead(path, buffer, out var length))
            return null;
        var header = buffer[..length];
        var label = header.IndexOf("  Output: "u8);
        if (label < 0)
            return null;
        var rest = header[(label + "  Output: ".Length)..];
        var end = rest.IndexOfAny("\r\n\0"u8);
        var output = Encoding.UTF8.GetString(end < 0 ? [] : rest[..end]).Trim();
        return output.Length == 0 ? null : output;
    }

    private static bool TryRead(string path, Span<byte> buffer, out int length)
    {
        try
        {
            using var handle = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
            length = RandomAccess.Read(handle, buffer, 0);
            return true;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // Whoever reads the log itself reports that it cannot be read; finding runs goes on without its header.
            length = 0;
            return false;
        }
    }
}
